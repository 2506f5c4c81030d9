package io.litefs4j.testkit.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonTest {

    @Property(tries = 300)
    void every_object_survives_its_text_form(@ForAll("objects") Map<String, Object> object) {
        String line = CorpusFile.line(object);
        assertThat(line).isPrintable();
        assertThat(Json.object(line)).isEqualTo(object);
    }

    @Property
    void a_line_that_is_cut_off_is_refused(@ForAll("objects") Map<String, Object> object) {
        String line = CorpusFile.line(object);
        assertThatThrownBy(() -> Json.object(line.substring(0, line.length() - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" at character ");
    }

    @Example
    void what_other_writers_write_is_read() {
        assertThat(Json.object(" {\"a\" :[1, -2.5,1e3 ],\"\\u00e4\\/\\b\\f\":null,\"t\":true} "))
                .isEqualTo(mapOf("a", List.of(1L, -2.5, 1000.0), "ä/\b\f", null, "t", true));
        assertThat(Json.object("{}")).isEmpty();
    }

    @Example
    void text_after_the_object_is_refused() {
        assertThatThrownBy(() -> Json.object("{} {}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> new CorpusFile("nothing.jsonl").entries())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the corpus has no file nothing.jsonl");
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).map(string -> (Object) string),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.of(true, false).map(truth -> (Object) truth));
        Arbitrary<Object> lists = leaves.list().ofMaxSize(3).map(list -> (Object) list);
        Arbitrary<Object> values = Arbitraries.oneOf(leaves, lists);
        Arbitrary<String> names = Arbitraries.strings().ofMaxLength(8);
        Arbitrary<Object> nested = Arbitraries.maps(names, values).ofMaxSize(3).map(map -> (Object) map);
        return Arbitraries.maps(names, Arbitraries.oneOf(values, nested)).ofMaxSize(4);
    }

    private static Map<String, Object> mapOf(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (List<Object> pair : List.of(
                Arrays.asList(pairs[0], pairs[1]),
                Arrays.asList(pairs[2], pairs[3]),
                Arrays.asList(pairs[4], pairs[5]))) {
            map.put((String) pair.get(0), pair.get(1));
        }
        return map;
    }
}
