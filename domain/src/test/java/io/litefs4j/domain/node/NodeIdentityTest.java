package io.litefs4j.domain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdentityTest {
    @Property(tries = 300)
    void every_id_that_litefs_makes_is_read(@ForAll long bits) {
        String hex = String.format(Locale.ROOT, "%016X", bits);

        assertThat(new NodeId(hex)).hasToString(hex);
        assertThat(new ClusterId("LFSC" + hex)).hasToString("LFSC" + hex);
        assertThat(new ClusterId("LFSC" + hex).isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00000000000000ab", "00000000000000000", "000000000000000G", "0000000000000000\n"})
    void an_id_of_a_node_in_another_shape_is_refused(String text) {
        assertThatThrownBy(() -> new NodeId(text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LFSC",
                "lfsc0000000000000000",
                "0000000000000000",
                "LFSC00000000000000ab",
                "LFSC0000000000000000 "
            })
    void an_id_of_a_cluster_in_another_shape_is_refused(String text) {
        assertThatThrownBy(() -> new ClusterId(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_node_that_has_never_been_part_of_a_cluster_contradicts_nobody() {
        ClusterId some = new ClusterId("LFSC0000000000000001");

        assertThat(ClusterId.NONE.isKnown()).isFalse();
        assertThat(ClusterId.NONE.contradicts(some)).isFalse();
        assertThat(some.contradicts(ClusterId.NONE)).isFalse();
    }

    @Property(tries = 300)
    void two_known_ids_contradict_each_other_where_they_differ(@ForAll long a, @ForAll long b) {
        ClusterId one = new ClusterId(String.format(Locale.ROOT, "LFSC%016X", a));
        ClusterId other = new ClusterId(String.format(Locale.ROOT, "LFSC%016X", b));

        assertThat(one.contradicts(other)).isEqualTo(a != b);
    }
}
