package io.litefs4j.domain.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LagTest {
    @ParameterizedTest
    @CsvSource({"+000000000, 0", "+000000227, 227", "-000000050, -50", "+1234567890, 1234567890", "227, 227"})
    void the_text_of_the_lag_file_is_milliseconds(String text, long millis) {
        assertThat(Lag.parse(text)).isEqualTo(new Lag(millis));
        assertThat(Lag.parse(text + "\n")).isEqualTo(new Lag(millis));
    }

    @Test
    void the_largest_number_without_a_newline_means_unknown() {
        assertThat(Lag.parse("+2147483647")).isEqualTo(Lag.UNKNOWN);
        assertThat(Lag.UNKNOWN.isKnown()).isFalse();
        assertThat(Lag.UNKNOWN).hasToString("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "+", "1.5", "0x10", "1 2", "12ms", "٣", "９", "+9223372036854775808"})
    void what_is_no_number_of_milliseconds_is_refused(String text) {
        assertThatThrownBy(() -> Lag.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Property
    void every_lag_survives_the_form_that_litefs_writes(@ForAll int millis) {
        String written = String.format(Locale.ROOT, "%+010d\n", millis);

        assertThat(Lag.parse(written)).isEqualTo(new Lag(millis));
    }

    @Property
    void a_known_lag_is_within_its_own_limit_and_all_longer_ones(
            @ForAll @IntRange(max = 1_000_000) int millis, @ForAll @IntRange(max = 1_000_000) int more) {
        assertThat(new Lag(millis).isWithin(Duration.ofMillis(millis + (long) more)))
                .isTrue();
        assertThat(new Lag(millis + more + 1L).isWithin(Duration.ofMillis(millis)))
                .isFalse();
    }

    @Property
    void an_unknown_lag_is_within_no_limit(@ForAll @LongRange(min = 0) long millis) {
        assertThat(Lag.UNKNOWN.isWithin(Duration.ofMillis(millis))).isFalse();
    }

    @Test
    void no_limit_is_too_long_to_compare_with() {
        assertThat(Lag.ZERO.isWithin(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
        assertThat(new Lag(1).isWithin(Duration.ofNanos(999_999))).isFalse();
    }

    @Test
    void a_lag_is_printed_with_its_unit() {
        assertThat(new Lag(-5)).hasToString("-5ms");
    }
}
