package io.litefs4j.usecases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.testkit.corpus.ConfigVerdict;
import io.litefs4j.usecases.settings.ConfigFault.Refuser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real LiteFS said to each configuration of the corpus, our parser says, too. */
class ConfigVerdictsReplayTest {
    private static Stream<ConfigVerdict> kept() {
        return Stream.concat(ConfigVerdict.all().stream(), ConfigVerdict.more().stream());
    }

    static Stream<ConfigVerdict> refused() {
        return kept().filter(verdict -> !verdict.isAccepted());
    }

    static Stream<ConfigVerdict> accepted() {
        return kept().filter(ConfigVerdict::isAccepted);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_litefs_refuses_is_refused_as_by_litefs(ConfigVerdict verdict) {
        ConfigReading reading = read(verdict);
        assertThat(reading.faults()).anyMatch(fault -> fault.by() == Refuser.LITEFS);
        assertThat(reading.isAcceptedByLiteFs()).isFalse();
        assertThat(reading.effectiveValues()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void what_litefs_accepts_is_read_to_the_same_values(ConfigVerdict verdict) {
        assertThat(read(verdict).raw().map(ConfigVerdictsReplayTest::values)).isEqualTo(Optional.of(verdict.values()));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void what_litefs_accepts_becomes_settings_or_is_refused_by_policy_with_a_reason(ConfigVerdict verdict) {
        ConfigReading reading = read(verdict);
        assertThat(reading.isAccepted()).isEqualTo(reading.settings().isPresent());
        assertThat(reading.faults())
                .allMatch(fault -> fault.by() == Refuser.POLICY)
                .allMatch(fault -> !fault.message().isBlank());
    }

    @Test
    void every_key_has_the_default_that_litefs_has() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        ConfigKey.ALL.forEach(key -> put(defaults, key.path(), key.initial()));
        assertThat(defaults).containsExactlyEntriesOf(ConfigVerdict.defaults());
    }

    private static ConfigReading read(ConfigVerdict verdict) {
        ConfigParser parser =
                verdict.isExpanded() ? ConfigParser.expanding(verdict.environment()) : ConfigParser.withoutExpansion();
        return parser.parse(verdict.config());
    }

    private static Map<String, Object> values(RawConfig raw) {
        Map<String, Object> values = new LinkedHashMap<>();
        ConfigKey.ALL.stream()
                .filter(key -> !raw.value(key.path()).equals(key.initial()))
                .forEach(key -> put(values, key.path(), raw.value(key.path())));
        return values;
    }

    private static void put(Map<String, Object> values, String path, RawValue value) {
        if (value instanceof RawValue.Span span) {
            values.put(path + " (ns)", span.value().nanos());
        } else if (value instanceof RawValue.Flag flag) {
            values.put(path, flag.value());
        } else if (value instanceof RawValue.Whole whole) {
            values.put(path, whole.value());
        } else if (value instanceof RawValue.Texts texts) {
            values.put(path, texts.items().orElse(null));
        } else if (value instanceof RawValue.Commands commands) {
            values.put(
                    path,
                    commands.items().map(ConfigVerdictsReplayTest::commands).orElse(null));
        } else {
            values.put(path, recorded(((RawValue.Text) value).value()));
        }
    }

    /** A byte that is no text could not be recorded as what it is. */
    private static String recorded(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Map<String, Object>> commands(List<RawValue.Command> items) {
        return items.stream()
                .map(item -> item == null
                        ? null
                        : Map.<String, Object>of("cmd", item.cmd(), "if-candidate", item.ifCandidate()))
                .toList();
    }
}
