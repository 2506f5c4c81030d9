package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.Lag;
import java.io.IOException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FileLagMarkerTest {

    @Property(tries = 500)
    void every_lag_that_fits_into_the_file_survives_it(
            @ForAll @LongRange(min = -9_999_999_999L, max = 9_999_999_999L) long millis) throws IOException {
        Lag lag = new Lag(millis);
        assertThat(FileLagMarker.lag(new ScriptedFiles().finds(PlainNodeDriver.LagText.of(lag))))
                .isEqualTo(lag);
    }

    @Test
    void the_greatest_number_of_32_bits_pushes_the_newline_out_and_means_unknown() throws IOException {
        assertThat(PlainNodeDriver.LagText.of(Lag.UNKNOWN)).isEqualTo("+2147483647");
        assertThat(FileLagMarker.lag(new ScriptedFiles().finds("+2147483647"))).isEqualTo(Lag.UNKNOWN);
    }

    @Test
    void a_primary_whose_clock_is_ahead_makes_a_negative_lag() throws IOException {
        assertThat(FileLagMarker.lag(new ScriptedFiles().finds("-000000052\n"))).isEqualTo(new Lag(-52));
    }

    @Property(tries = 100)
    void what_is_no_number_is_a_failure_and_never_a_lag(@ForAll @AlphaChars @StringLength(max = 12) String text) {
        assertThatIOException()
                .isThrownBy(() -> FileLagMarker.lag(new ScriptedFiles().finds(text)))
                .withMessageContaining(".lag holds no lag");
    }

    @Test
    void a_mount_whose_lag_makes_no_sense_is_mounted_and_says_what_it_read() {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(Duration.ofSeconds(60))) {
            node.write(".lag", "soon");
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.lagMarker().read())
                    .withMessageContaining("'soon'")
                    .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.MOUNTED));
        }
    }
}
