package io.litefs4j.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/af/*, /af, false",
        "/af/*, /af/, true",
        "/af/*, /af/x/y, true",
        "*.png, /a/b.png, true",
        "*.png, /a/b.png2, false",
        "*.png, /bxpng, false",
        "/a, /A, false",
        "/a, /ab, false",
        "/a*b*c, /a1b2c, true",
        "/a*b*c, /abcb, false",
        "/(x|y)?, /x, false",
        "/(x|y)?, /(x|y)?, true",
        "*, '', true",
        "**, /, true",
        "'', '', true",
        "'', /, false",
    })
    void a_pattern_matches_the_whole_path(String pattern, String path, boolean matches) {
        assertThat(new UrlPattern(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void an_asterisk_does_not_reach_over_a_line_break() {
        assertThat(new UrlPattern("/*").matches("/a\nb")).isFalse();
        assertThat(new UrlPattern("/*\n*").matches("/a\nb")).isTrue();
        assertThat(new UrlPattern("/*").matches("/a\rb\u2028c")).isTrue();
    }

    @Test
    void a_text_that_no_file_could_hold_is_refused() {
        assertThatThrownBy(() -> new UrlPattern("/\u0000")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new UrlPattern("/\ud800")).isInstanceOf(InvalidValueException.class);
    }

    @Property(tries = 2000)
    void it_matches_what_the_regular_expression_of_litefs_matches(
            @ForAll("texts") String pattern, @ForAll("texts") String path) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        boolean expected =
                Pattern.compile(expression, Pattern.UNIX_LINES).matcher(path).matches();

        assertThat(new UrlPattern(pattern).matches(path)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void without_an_asterisk_it_matches_itself_alone(@ForAll("texts") String pattern, @ForAll("texts") String path) {
        String literal = pattern.replace("*", "");

        assertThat(new UrlPattern(literal).matches(path)).isEqualTo(literal.equals(path));
    }

    @Test
    void a_pattern_made_to_take_for_ever_comes_to_an_end() {
        UrlPattern hostile = new UrlPattern("/" + "*a".repeat(500) + "b");

        assertThat(hostile.matches("/" + "a".repeat(5000))).isFalse();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("/ab*.\n\u2028").ofMaxLength(8);
    }
}
