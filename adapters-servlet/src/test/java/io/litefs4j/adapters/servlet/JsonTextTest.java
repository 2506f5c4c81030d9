package io.litefs4j.adapters.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void objects_lists_numbers_and_booleans_are_written_plainly() {
        assertThat(JsonText.of(Map.of("a", List.of(1, -2L, true, "x")))).isEqualTo("{\"a\":[1,-2,true,\"x\"]}");
    }

    @Property
    void no_text_can_break_out_of_its_quotes(@ForAll String any) {
        String json = JsonText.of(any);
        String inner = json.substring(1, json.length() - 1);
        assertThat(inner.replaceAll("\\\\(u[0-9a-f]{4}|[\"\\\\])", "")).doesNotContain("\"", "\\", "\n", "\0");
    }

    @Property
    void plain_text_is_kept_as_it_is(@ForAll("plain") String text) {
        assertThat(JsonText.of(text)).isEqualTo('"' + text + '"');
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings().withCharRange('\u00c0', '\u024f');
    }
}
