package io.litefs4j.usecases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.testkit.generators.SettingsArbitraries;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfigGeneratorProperties {
    private static final List<String> BLOCKS = List.of(
            "exit-on-error",
            "skip-sync",
            "strict-verify",
            "exec",
            "data",
            "fuse",
            "http",
            "proxy",
            "lease",
            "backup",
            "log",
            "tracing");
    private static final Pattern LINE = Pattern.compile("((  )*(- )?[a-z-]+:( \\S.*)?)|((  )+- \".*\")");

    private final ConfigGenerator generator = new ConfigGenerator();

    @Property(tries = 300)
    void equal_settings_give_equal_text(@ForAll LiteFsSettings settings) {
        assertThat(generator.generate(copyOf(settings))).isEqualTo(generator.generate(settings));
    }

    @Property(tries = 300)
    void without_a_dollar_it_is_the_same_whether_the_environment_is_expanded(@ForAll LiteFsSettings settings) {
        assertThat(generator.generateWithoutExpansion(settings)).isEqualTo(generator.generate(settings));
    }

    @Property(tries = 300)
    void blocks_come_in_the_order_of_litefs(@ForAll LiteFsSettings settings) {
        List<String> keys = generator
                .generate(settings)
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();

        assertThat(keys).doesNotHaveDuplicates().isSubsetOf(BLOCKS).contains("data", "fuse", "http", "lease");
        assertThat(keys).isEqualTo(BLOCKS.stream().filter(keys::contains).toList());
    }

    @Property(tries = 300)
    void every_value_stands_on_one_line_without_a_character_that_cannot_be_seen(
            @ForAll("settingsWithDollars") LiteFsSettings settings) {
        String text = generator.generateWithoutExpansion(settings);

        assertThat(text).endsWith("\n").doesNotContain("$");
        assertThat(text.split("\n")).allMatch(line -> LINE.matcher(line).matches());
        assertThat(text.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || (c != ' ' && Character.isSpaceChar(c)));
    }

    @Provide
    Arbitrary<LiteFsSettings> settingsWithDollars() {
        return SettingsArbitraries.liteFsSettingsWithDollars();
    }

    private static LiteFsSettings copyOf(LiteFsSettings s) {
        return new LiteFsSettings(
                s.exitOnError(),
                s.skipSync(),
                s.strictVerify(),
                List.copyOf(s.exec()),
                s.data(),
                s.fuse(),
                s.http(),
                s.proxy(),
                s.lease(),
                s.backup(),
                s.log(),
                s.tracing());
    }
}
