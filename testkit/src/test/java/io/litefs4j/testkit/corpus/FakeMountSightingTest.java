package io.litefs4j.testkit.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.testkit.corpus.MountSighting.Answer;
import io.litefs4j.testkit.corpus.MountSighting.Question;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake mount says in each situation what the real one showed. */
class FakeMountSightingTest {
    private static final DatabaseName DATABASE = new DatabaseName(MountSighting.DATABASE);
    private static final Hostname PEER = new Hostname("n2");

    private final ManualTime time = new ManualTime();
    private final FakeMount mount = new FakeMount(time);

    @ParameterizedTest
    @ValueSource(strings = {"primary", "demoted", "replica", "frozen-primary", "no-primary", "starting"})
    void a_running_fake_says_what_the_real_one_showed(String situation) throws IOException {
        bring(situation);
        MountSighting real = MountSighting.of(situation);
        assertThat(mount.mount().state()).isEqualTo(MountState.MOUNTED);
        assertThat(mount.primaryMarker().read()).isEqualTo(primary(real));
        assertThat(mount.lagMarker().read())
                .isEqualTo(Lag.parse(real.answer(Question.LAG).again()));
        assertThat(mount.primaryClaim().isPrimary())
                .isEqualTo(real.answer(Question.DATABASE_MODE).again().startsWith("rw"));
        assertThat(mount.databases().names()).containsExactly(DATABASE);
        Position position =
                Position.parse(real.answer(Question.POSITION).again().strip());
        assertThat(mount.positions().of(DATABASE)).map(Position::txid).contains(position.txid());
    }

    @ParameterizedTest
    @CsvSource({"unresponsive,UNRESPONSIVE", "disconnected,DISCONNECTED", "not-mounted,NOT_MOUNTED"})
    void a_fake_that_does_not_run_answers_nothing_where_the_real_one_did_not(String situation, MountState state) {
        bring(situation);
        assertThat(MountSighting.of(situation).answer(Question.LAG).text()).isNull();
        assertThat(mount.mount().state()).isEqualTo(state);
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> mount.lagMarker().read())
                .satisfies(failure -> assertThat(failure.state()).isEqualTo(state));
    }

    private static Optional<Hostname> primary(MountSighting real) throws IOException {
        Answer answer = real.answer(Question.PRIMARY);
        return answer.text() == null
                ? Optional.empty()
                : Optional.of(new Hostname(answer.again().strip()));
    }

    /** In the order in which the real node went through its situations. */
    private void bring(String situation) {
        mount.becomePrimary();
        Position first = mount.commit(DATABASE);
        if (situation.equals("primary")) {
            return;
        }
        mount.demote();
        if (situation.equals("demoted")) {
            return;
        }
        mount.follow(PEER);
        mount.apply(DATABASE, new Position(new Txid(2), first.checksum()));
        time.advance(Duration.ofMillis(situation.equals("frozen-primary") ? 2_345 : 227));
        switch (situation) {
            case "no-primary" -> mount.losePrimary();
            case "unresponsive" -> mount.freeze();
            case "disconnected" -> mount.crash();
            case "not-mounted" -> mount.unmount();
            case "starting" -> {
                mount.crash();
                mount.mountAgain();
            }
            default -> assertThat(situation).isIn("replica", "frozen-primary");
        }
    }
}
