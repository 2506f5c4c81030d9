package io.litefs4j.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.internal.Faults;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void a_fault_reads_as_a_sentence() {
        assertThat(new Fault("data.dir", "must be absolute", "var/lib"))
                .hasToString("data.dir must be absolute, but is 'var/lib'");
    }

    @Test
    void a_long_value_is_cut_and_a_control_character_is_escaped_when_shown() {
        assertThat(new Fault("k", "r", "a\nb\u0000").toString()).endsWith("'a\\u000ab\\u0000'");
        assertThat(new Fault("k", "r", "😀".repeat(201)).toString()).contains("😀".repeat(200) + "…'");
    }

    @Property(tries = 300)
    void no_value_breaks_out_of_its_line(@ForAll String value) {
        assertThat(new Fault("k", "r", value).toString().chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void a_refusal_without_a_fault_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> new InvalidValueException(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_can_be_given_the_key_of_its_setting() {
        InvalidValueException refusal =
                new InvalidValueException("hostname", "must be short", "x").at("lease.hostname");

        assertThat(refusal.faults()).containsExactly(new Fault("lease.hostname", "must be short", "x"));
    }

    @Property(tries = 200)
    void a_refusal_tells_all_its_faults_in_their_order(@ForAll @NotEmpty List<@NotEmpty String> keys) {
        List<Fault> faults =
                keys.stream().map(key -> new Fault(key, "is wrong", "x")).toList();

        InvalidValueException refusal = new InvalidValueException(faults);

        assertThat(refusal.faults()).isEqualTo(faults);
        assertThat(refusal).hasMessage(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    }

    @Test
    void faults_of_several_constructions_are_reported_together() {
        Faults faults = new Faults()
                .expect(true, "a", 1, "must be one")
                .expect(false, "b", 2, "must be one")
                .collect(() -> Faults.check(false, "c", 3, "must be one"));

        assertThatThrownBy(faults::refuseIfAny)
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("b must be one, but is '2'; c must be one, but is '3'");
    }
}
