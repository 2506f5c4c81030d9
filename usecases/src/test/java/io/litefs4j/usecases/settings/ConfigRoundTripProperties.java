package io.litefs4j.usecases.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.testkit.generators.SettingsArbitraries;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfigRoundTripProperties {
    private static final Map<String, String> ENVIRONMENT = Map.of("A", "x", "HOSTNAME", "h");

    private final ConfigGenerator generator = new ConfigGenerator();

    @Property(tries = 10_000)
    void settings_survive_being_written_and_read(@ForAll LiteFsSettings settings) {
        byte[] file = generator.generate(settings).getBytes(UTF_8);
        assertThat(ConfigParser.expanding(ENVIRONMENT).parse(file).settings()).isEqualTo(Optional.of(settings));
    }

    @Property(tries = 500)
    void settings_with_dollars_survive_whether_or_not_the_environment_is_expanded(
            @ForAll("settingsWithDollars") LiteFsSettings settings) {
        byte[] file = generator.generateWithoutExpansion(settings).getBytes(UTF_8);
        assertThat(ConfigParser.withoutExpansion().parse(file).settings()).isEqualTo(Optional.of(settings));
        assertThat(ConfigParser.expanding(ENVIRONMENT).parse(file).settings()).isEqualTo(Optional.of(settings));
    }

    @Property(tries = 300)
    void line_ends_of_windows_change_nothing(@ForAll LiteFsSettings settings) {
        byte[] file = generator.generate(settings).replace("\n", "\r\n").getBytes(UTF_8);
        assertThat(ConfigParser.withoutExpansion().parse(file).settings()).isEqualTo(Optional.of(settings));
    }

    @Property(tries = 300)
    void what_is_written_has_no_fault_and_a_value_for_every_key(@ForAll LiteFsSettings settings) {
        ConfigReading reading = ConfigParser.withoutExpansion()
                .parse(generator.generate(settings).getBytes(UTF_8));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.effectiveValues()).extracting(EffectiveValue::key).hasSize(50);
    }

    @Provide
    Arbitrary<LiteFsSettings> settingsWithDollars() {
        return SettingsArbitraries.liteFsSettingsWithDollars();
    }
}
