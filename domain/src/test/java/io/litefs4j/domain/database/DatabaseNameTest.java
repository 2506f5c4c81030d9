package io.litefs4j.domain.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "my.db",
                "db",
                "a b",
                "données",
                "日本.sqlite",
                "😀",
                ".hidden",
                "a-walx",
                "journal",
                "-posx",
                "...",
                "1.0"
            })
    void a_name_of_one_component_is_kept_as_it_is(String text) {
        assertThat(new DatabaseName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3000",
                ".",
                "..",
                "a/b",
                "/a",
                "a/",
                "a\u0000",
                "a\nb",
                "\u007f",
                "\ud800",
                ".primary",
                ".lag"
            })
    void what_is_no_file_of_the_mount_is_refused(String text) {
        refused(text);
    }

    @Property(tries = 300)
    void no_name_with_an_ending_of_litefs_escapes(@ForAll("names") String name, @ForAll("endings") String ending) {
        refused(name + ending);
        refused(ending);
    }

    @Property(tries = 300)
    void no_slash_and_no_control_character_escapes(
            @ForAll("names") String name,
            @ForAll @IntRange(max = 0x1f) int control,
            @ForAll @IntRange(max = 20) int place) {
        int at = place % (name.length() + 1);
        refused(new StringBuilder(name).insert(at, '/').toString());
        refused(new StringBuilder(name).insert(at, (char) control).toString());
    }

    @Test
    void a_name_leaves_room_for_the_journal_beside_it() {
        assertThat(new DatabaseName("a".repeat(247))).isNotNull();
        refused("a".repeat(248));
        refused("ü".repeat(124));
    }

    @Property(tries = 300)
    void order_is_that_of_the_text(@ForAll("names") String a, @ForAll("names") String b) {
        assertThat(new DatabaseName(a).compareTo(new DatabaseName(b))).isEqualTo(a.compareTo(b));
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> new DatabaseName(text)).as(text).isInstanceOf(InvalidValueException.class);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(".-_ ü")
                .ofMaxLength(12)
                .map(inner -> "d" + inner + "b");
    }

    @Provide
    Arbitrary<String> endings() {
        return Arbitraries.of("-journal", "-wal", "-shm", "-pos", "-lock");
    }
}
