package io.litefs4j.testkit.generators;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.settings.LiteFsSettings;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SettingsBuilderTest {
    @Property(tries = 300)
    void a_builder_that_is_taken_from_settings_holds_every_one_of_them(@ForAll LiteFsSettings settings) {
        assertThat(settings.toBuilder().build()).isEqualTo(settings);
    }
}
