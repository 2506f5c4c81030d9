package io.litefs4j.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+0, 0",
        "0s, 0",
        "10s, 10000000000",
        "+5m, 300000000000",
        "-1.5s, -1500000000",
        "1h30m, 5400000000000",
        "00h00m10s, 10000000000",
        "1.s, 1000000000",
        ".5s, 500000000",
        "1us, 1000",
        "1µs, 1000",
        "1μs, 1000",
        "0.3ns, 0",
        "1.9ns, 1",
        "0.100000000000000000000h, 360000000000",
        "0.3333333333333333333h, 1200000000000",
        "0.9223372036854775807m, 55340232221",
        "1s1s1ms, 2001000000",
        "9007199254.740993ms, 9007199254740993",
        "9223372036854775807ns, 9223372036854775807",
        "9223372036854775.807us, 9223372036854775807",
        "-9223372036854775808ns, -9223372036854775808",
        "-2562047h47m16.854775808s, -9223372036854775808",
    })
    void a_spelling_of_go_is_read_to_the_nanoseconds_of_go(String text, long nanos) {
        assertThat(GoDuration.parse(text).nanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "600",
                "-600",
                "0.0",
                "00",
                "3",
                "s",
                ".s",
                "-.s",
                "1",
                "1.5",
                "10M",
                "10S",
                "10sec",
                "1d",
                "10 m",
                " 10s",
                "10s ",
                "1h 30m",
                "1e3s",
                "10_000ms",
                "--1s",
                "+-1s",
                "1s-1s",
                "٣s",
                "１s",
                "1h30",
                "9223372036854775808ns",
                "-9223372036854775809ns",
                "9223372036854775.808us",
                "3000000h",
                "2562047h47m16.854775808s",
                "10000000000000000000ns",
                "9223372036854775807ns1ns",
                "1\u0000s",
                "ns1"
            })
    void a_spelling_that_go_refuses_is_refused(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.faults())
                                .singleElement()
                                .satisfies(f -> assertThat(f.value()).isEqualTo(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ns",
        "1100, 1.1µs",
        "2200000, 2.2ms",
        "3300000000, 3.3s",
        "245000000000, 4m5s",
        "245001000000, 4m5.001s",
        "18367001000000, 5h6m7.001s",
        "480000000001, 8m0.000000001s",
        "600000000000, 10m0s",
        "3600000000000, 1h0m0s",
        "9223372036854775807, 2562047h47m16.854775807s",
        "-9223372036854775808, -2562047h47m16.854775808s",
        "-1, -1ns",
    })
    void a_duration_is_printed_as_go_prints_it(long nanos, String text) {
        assertThat(new GoDuration(nanos)).hasToString(text);
    }

    @Property
    void every_duration_survives_its_text_form(@ForAll long nanos) {
        assertThat(GoDuration.parse(new GoDuration(nanos).toString())).isEqualTo(new GoDuration(nanos));
    }

    @Property
    void every_short_duration_survives_its_text_form(
            @ForAll @LongRange(min = -5_000_000_000L, max = 5_000_000_000L) long nanos) {
        assertThat(GoDuration.parse(new GoDuration(nanos).toString())).isEqualTo(new GoDuration(nanos));
    }

    @Property
    void the_terms_of_a_duration_add_up_in_any_order(
            @ForAll @IntRange(max = 1000) int hours,
            @ForAll @IntRange(max = 100_000) int seconds,
            @ForAll @IntRange(max = 100_000) int micros) {
        GoDuration sum = GoDuration.parse(micros + "us" + hours + "h" + seconds + "s");
        assertThat(sum)
                .isEqualTo(GoDuration.of(
                        Duration.ofHours(hours).plusSeconds(seconds).plusNanos(micros * 1000L)))
                .isEqualTo(GoDuration.parse(hours + "h" + seconds + "s" + micros + "µs"));
    }

    @Property
    void order_is_that_of_the_nanoseconds(@ForAll long a, @ForAll long b) {
        assertThat(new GoDuration(a).isShorterThan(new GoDuration(b))).isEqualTo(a < b);
    }

    @Property
    void no_text_whatever_ends_in_anything_but_a_duration_or_a_refusal(@ForAll String text) {
        try {
            GoDuration read = GoDuration.parse(text);
            assertThat(GoDuration.parse(read.toString())).isEqualTo(read);
        } catch (InvalidValueException e) {
            assertThat(e.faults()).hasSize(1);
        }
    }

    @Test
    void a_java_duration_beyond_64_bits_of_nanoseconds_is_refused() {
        assertThatThrownBy(() -> GoDuration.of(Duration.ofDays(200_000)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("64 bits of nanoseconds");
    }
}
