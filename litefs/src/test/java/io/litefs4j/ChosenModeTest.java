package io.litefs4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.mount.MountMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChosenModeTest {
    private static final Optional<MountMode> NOTHING = Optional.empty();

    @Test
    void without_a_word_it_is_litefs() {
        assertThat(ChosenMode.of(NOTHING, null, null).isPlain()).isFalse();
    }

    @Test
    void the_environment_counts_where_nothing_else_is_said() {
        ChosenMode chosen = ChosenMode.of(NOTHING, null, "plain");
        assertThat(chosen.isPlain()).isTrue();
        assertThat(chosen.origin()).isEqualTo("by the environment variable LITEFS4J_MODE");
    }

    @Test
    void the_system_property_counts_before_the_environment() {
        assertThat(ChosenMode.of(NOTHING, "litefs", "plain").isPlain()).isFalse();
        assertThat(ChosenMode.of(NOTHING, "plain", "litefs").isPlain()).isTrue();
    }

    @Test
    void the_option_counts_before_everything() {
        assertThat(ChosenMode.of(Optional.of(MountMode.LITEFS), "plain", "plain")
                        .isPlain())
                .isFalse();
        assertThat(ChosenMode.of(Optional.of(MountMode.PLAIN), "litefs", "litefs")
                        .isPlain())
                .isTrue();
    }

    @Test
    void a_word_that_is_no_mode_is_refused_where_it_stands() {
        assertThatThrownBy(() -> ChosenMode.of(NOTHING, "Plain", null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("system property litefs4j.mode must be litefs or plain, but is 'Plain'");
        assertThatThrownBy(() -> ChosenMode.of(NOTHING, null, ""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("environment variable LITEFS4J_MODE must be litefs or plain, but is ''");
    }
}
