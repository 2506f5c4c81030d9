package io.litefs4j.usecases.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentExpansionTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("A", "x", "B", "y", "AA", "x", "D", "$A", "Q", "it's", "U", "\u00fc", "E", "");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "$A | x",
                "${A} | x",
                "${ A } | x",
                "a$A-b${B}c | ax-byc",
                "$A_B | ``",
                "$NONE | ``",
                "${NONE} | ``",
                "$D | $A",
                "${D}A | $AA",
                "$$ | ``",
                "$$A | A",
                "$0 | ``",
                "$12 | 2",
                "$* | ``",
                "$ | $",
                "a$ | a$",
                "$. | $.",
                "$(A) | $(A)",
                "$\u00fc | $\u00fc",
                "${} | ``",
                "${ | ``",
                "${A | A",
                "${A:-x} | ``",
                "${A == 'x'} | true",
                "${A=='y'} | false",
                "${A != 'x'} | false",
                "${A != \"y\"} | true",
                "${ A == \"x\" } | true",
                "${A == B} | false",
                "${A == AA} | true",
                "${A != AA} | false",
                "${NONE == ''} | true",
                "${NONE == E} | true",
                "${Q == 'it's'} | true",
                "${U == '\u00fc'} | true",
                "${'x' == A} | ``",
                "${A === 'x'} | ``",
                "${A = 'x'} | ``",
                "${A == 'a}b'} | b'}",
            })
    void text_is_expanded_as_litefs_expands_it(String text, String expanded) {
        assertThat(expand(text)).isEqualTo(expanded);
    }

    @Property(tries = 300)
    void text_without_a_dollar_stays_as_it_is(@ForAll String text) {
        String plain = text.replace("$", "").replaceAll("[\\uD800-\\uDFFF]", "");
        assertThat(expand(plain)).isEqualTo(plain);
    }

    @Property(tries = 300)
    void a_variable_in_braces_becomes_its_value_whatever_stands_around_it(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String name,
            @ForAll @AlphaChars @NumericChars String value,
            @ForAll @AlphaChars String around) {
        EnvironmentExpansion expansion = new EnvironmentExpansion(Map.of(name, value), 1000);
        byte[] expanded = expansion.expand((around + "${" + name + "}" + around).getBytes(UTF_8));
        assertThat(new String(expanded, UTF_8)).isEqualTo(around + value + around);
    }

    @Property(tries = 300)
    void a_comparison_is_true_exactly_if_the_value_is_the_text(
            @ForAll @NumericChars @StringLength(max = 2) String value,
            @ForAll @NumericChars @StringLength(max = 2) String text) {
        EnvironmentExpansion expansion = new EnvironmentExpansion(Map.of("V", value), 1000);
        byte[] expanded = expansion.expand(("${V == '" + text + "'} ${V != '" + text + "'}").getBytes(UTF_8));
        boolean equal = value.equals(text);
        assertThat(new String(expanded, UTF_8)).isEqualTo(equal + " " + !equal);
    }

    private static String expand(String text) {
        return new String(new EnvironmentExpansion(ENVIRONMENT, 1000).expand(text.getBytes(UTF_8)), UTF_8);
    }
}
