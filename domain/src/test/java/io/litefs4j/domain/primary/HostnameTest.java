package io.litefs4j.domain.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostnameTest {
    @ParameterizedTest
    @ValueSource(strings = {"node1", "node_1", "n.example", "10.0.0.1", "[::1]", "my node", ":8080", "узел", "😀"})
    void a_label_of_any_kind_is_kept_as_it_is(String text) {
        assertThat(new Hostname(text)).hasToString(text);
        assertThat(new Hostname(text).isNamed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", "a\n", "\u3000a", "a\u0000b", "a\tb", "\ud800"})
    void what_the_primary_file_could_not_show_on_one_line_is_refused(String text) {
        assertThatThrownBy(() -> new Hostname(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_name_longer_than_any_host_has_is_refused() {
        assertThat(new Hostname("a".repeat(255))).isNotNull();
        assertThatThrownBy(() -> new Hostname("a".repeat(256))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_static_lease_may_name_nobody() {
        assertThat(new Hostname("")).isEqualTo(Hostname.UNNAMED);
        assertThat(Hostname.UNNAMED.isNamed()).isFalse();
    }

    @Property(tries = 1000)
    void whatever_is_accepted_survives_the_primary_file(@ForAll String text) {
        try {
            Hostname name = new Hostname(text);
            assertThat(new Hostname((name + "\n").strip())).isEqualTo(name);
        } catch (InvalidValueException e) {
            assertThat(e.faults()).hasSize(1);
        }
    }
}
