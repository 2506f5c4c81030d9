package io.litefs4j.testkit.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigVerdictTest {
    private static final List<ConfigVerdict> ALL = ConfigVerdict.all();

    @Test
    void the_file_holds_accepted_and_refused_inputs_of_every_kind() {
        assertThat(ALL)
                .hasSizeGreaterThanOrEqualTo(409)
                .extracting(ConfigVerdict::id)
                .doesNotHaveDuplicates();
        assertThat(ALL).filteredOn(ConfigVerdict::isAccepted).hasSizeGreaterThan(200);
        assertThat(ALL).filteredOn(verdict -> !verdict.isAccepted()).hasSizeGreaterThan(100);
    }

    @Test
    void a_refusal_has_words_and_no_values() {
        assertThat(ALL)
                .allSatisfy(verdict -> assertThat(verdict.message().isEmpty()).isEqualTo(verdict.isAccepted()));
        assertThat(ALL)
                .filteredOn(verdict -> !verdict.isAccepted())
                .allSatisfy(verdict -> assertThat(verdict.values()).isEmpty());
    }

    @Test
    void a_value_is_named_as_its_default_is_and_differs_from_it() {
        Map<String, Object> defaults = ConfigVerdict.defaults();
        assertThat(ALL)
                .allSatisfy(verdict -> verdict.values().forEach((name, value) -> {
                    assertThat(defaults).containsKey(name);
                    assertThat(value).isNotEqualTo(defaults.get(name));
                }));
    }

    @Test
    void an_input_that_is_not_text_keeps_its_bytes() {
        assertThat(ALL).anySatisfy(verdict -> {
            assertThat(verdict.config()).startsWith(0xff, 0xfe);
            assertThat(verdict.isAccepted()).isTrue();
        });
    }

    @Test
    void an_expansion_comes_with_its_environment() {
        assertThat(ALL)
                .filteredOn(verdict -> verdict.group().equals("expand"))
                .allMatch(ConfigVerdict::isExpanded)
                .anySatisfy(verdict -> {
                    assertThat(new String(verdict.config(), UTF_8)).contains("$");
                    assertThat(verdict.environment()).isNotEmpty();
                });
        assertThat(ALL)
                .filteredOn(verdict -> verdict.group().equals("expand-off"))
                .noneMatch(ConfigVerdict::isExpanded);
    }

    @Test
    void the_same_verdict_is_the_same_line() {
        List<String> lines = new CorpusFile("config-verdicts.jsonl").lines();
        for (int i = 0; i < lines.size(); i++) {
            ConfigVerdict verdict = ALL.get(i);
            assertThat(verdict.line(verdict.isAccepted(), verdict.message())).isEqualTo(lines.get(i));
        }
    }
}
