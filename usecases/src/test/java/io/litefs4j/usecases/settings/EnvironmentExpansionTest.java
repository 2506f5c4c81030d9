package io.litefs4j.usecases.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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

    private static String expand(String text) {
        return new String(new EnvironmentExpansion(ENVIRONMENT, 1000).expand(text.getBytes(UTF_8)), UTF_8);
    }
}
