package io.litefs4j.adapters.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.adapters.fs.internal.MountInfo;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.testkit.corpus.MountSighting;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The adapter reads out of what a real mount showed what was true there. */
class MountSightingTest {
    private static final DatabaseName DATABASE = new DatabaseName(MountSighting.DATABASE);
    private static final Duration LIMIT = Duration.ofMillis(200);

    @ParameterizedTest
    @CsvSource({
        "primary,        true,  '',  0,          0000000000000001",
        "demoted,        false, '',  2147483647, 0000000000000001",
        "replica,        false, n2,  227,        0000000000000002",
        "frozen-primary, false, n2,  2345,       0000000000000002",
        "no-primary,     false, '',  227,        0000000000000002",
        "starting,       false, '',  2147483647, 0000000000000002"
    })
    void a_running_node_is_read_as_what_it_was(
            String situation, boolean isPrimary, String follows, long lag, String txid) {
        try (LiteFsDirectory directory = directory(situation)) {
            assertThat(directory.mount().state()).isEqualTo(MountState.MOUNTED);
            assertThat(directory.primaryClaim().isPrimary()).isEqualTo(isPrimary);
            assertThat(directory.primaryMarker().read())
                    .isEqualTo(follows.isEmpty() ? Optional.empty() : Optional.of(new Hostname(follows)));
            assertThat(directory.lagMarker().read()).isEqualTo(new Lag(lag));
            assertThat(directory.databases().names()).containsExactly(DATABASE);
            assertThat(directory.positions().of(DATABASE)).contains(Position.parse(txid + "/9a0b1c2d3e4f5061"));
        }
    }

    @ParameterizedTest
    @CsvSource({"unresponsive,UNRESPONSIVE", "disconnected,DISCONNECTED", "not-mounted,NOT_MOUNTED"})
    void a_node_that_does_not_run_is_refused_as_such(String situation, MountState state) {
        try (LiteFsDirectory directory = directory(situation)) {
            assertThat(directory.mount().state()).isEqualTo(state);
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.primaryMarker().read())
                    .satisfies(failure -> assertThat(failure.state()).isEqualTo(state));
        }
    }

    private static LiteFsDirectory directory(String situation) {
        MountSighting sighting = MountSighting.of(situation);
        return LiteFsDirectory.at(
                new AbsolutePath("/litefs"),
                LIMIT,
                () -> MountInfo.parse(sighting.mountInfo().getBytes(UTF_8)),
                path -> new SightedFiles(sighting));
    }
}
