package io.litefs4j.cluster.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.testkit.corpus.ConfigVerdict;
import io.litefs4j.testkit.generators.SettingsArbitraries;
import io.litefs4j.testkit.real.ConfigTrial;
import io.litefs4j.usecases.settings.ConfigGenerator;
import io.litefs4j.usecases.settings.ConfigParser;
import io.litefs4j.usecases.settings.ConfigReading;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Of files that nobody has seen before, the parser says what the real LiteFS says. */
class ConfigParserAgainstLiteFsIT {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("HOSTNAME", "node-7", "TYPE", "static", "EMPTY", "", "TTL", "12s", "FLAG", "true");

    private static ConfigTrial trial;

    @BeforeContainer
    static void openTrial() {
        trial = ConfigTrial.open();
    }

    @AfterContainer
    static void closeTrial() {
        trial.close();
    }

    @Property(tries = 150)
    void what_the_generator_writes_is_accepted_by_both(@ForAll("settings") LiteFsSettings settings) {
        byte[] file = new ConfigGenerator().generate(settings).getBytes(UTF_8);
        assertThat(agreed(file, true)).isTrue();
    }

    @Property(tries = 50)
    void what_the_generator_writes_with_dollar_signs_is_accepted_by_both_without_expansion(
            @ForAll("settingsWithDollars") LiteFsSettings settings) {
        byte[] file = new ConfigGenerator().generateWithoutExpansion(settings).getBytes(UTF_8);
        assertThat(agreed(file, false)).isTrue();
    }

    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void a_generated_file_that_was_tampered_with_gets_one_verdict(
            @ForAll("settings") LiteFsSettings settings, @ForAll("changes") List<Change> changes) {
        agreed(Change.applied(new ConfigGenerator().generate(settings).getBytes(UTF_8), changes), true);
    }

    @Property(tries = 350, shrinking = ShrinkingMode.OFF)
    void a_file_of_the_corpus_that_was_tampered_with_gets_one_verdict(
            @ForAll("kept") ConfigVerdict kept, @ForAll("changes") List<Change> changes) {
        agreed(Change.applied(kept.config(), changes), kept.isExpanded());
    }

    /** Returns the verdict, which must be one. */
    private static boolean agreed(byte[] file, boolean expand) {
        ConfigTrial.Verdict real = trial.verdict(file, ENVIRONMENT, expand);
        ConfigReading ours =
                (expand ? ConfigParser.expanding(ENVIRONMENT) : ConfigParser.withoutExpansion()).parse(file);
        assertThat(ours.isAcceptedByLiteFs())
                .as(
                        "LiteFS %s this file: %s%nThe parser: %s%nThe file:%n%s%nIn base 64: %s",
                        real.accepted() ? "accepts" : "refuses",
                        real.message(),
                        ours,
                        new String(file, UTF_8),
                        Base64.getEncoder().encodeToString(file))
                .isEqualTo(real.accepted());
        return real.accepted();
    }

    @Provide
    Arbitrary<LiteFsSettings> settings() {
        return SettingsArbitraries.liteFsSettings();
    }

    @Provide
    Arbitrary<LiteFsSettings> settingsWithDollars() {
        return SettingsArbitraries.liteFsSettingsWithDollars();
    }

    @Provide
    Arbitrary<ConfigVerdict> kept() {
        return Arbitraries.of(ConfigVerdict.all());
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Change.any().list().ofMinSize(1).ofMaxSize(3);
    }
}
