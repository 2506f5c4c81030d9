package io.litefs4j.domain.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsolutePathTest {
    private static final List<String> DOTS = List.of(
            ".",
            "%2e",
            "%2E",
            "%252e",
            "%25252E",
            "%u002e",
            "%c0%ae",
            "%e0%80%ae",
            "%f0%80%80%ae",
            "\uFF0E",
            "\u2024",
            "\uFE52",
            "%uff0e");

    private static final List<String> BLANKS = List.of(
            " ", "\u00a0", "\u2003", "\u3000", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u2800", "\u3164", "%20");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/a",
                "/a/",
                "/var/lib/litefs",
                "/d d/x",
                "/données/日本/😀",
                "/❤\uFE0F",
                "/👩\u200d💻",
                "/.hidden",
                "/..a",
                "/a..b",
                "/-",
                "/~",
                "/a%20b",
                "/100%25",
                "/a\\b",
                "/$HOME",
                "/a:b",
                "/'",
                "/e\u0301"
            })
    void a_clean_path_is_kept_as_it_is_written(String text) {
        assertThat(new AbsolutePath(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "./a", "../a", "~/a", "C:\\a", "\\a", " /a", "file:///a", "\ufeff/a"})
    void a_path_that_does_not_begin_at_the_root_is_refused(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/../a",
                "/a/../b",
                "/a/..",
                "/a/./b",
                "/.",
                "/\u2025",
                "/a/\u2025/b",
                "/..\\..\\a",
                "/a\\..",
                "/..%2f..",
                "/..%5c..",
                "/%2e%2e%2f",
                "/%252e%252e%252fa",
                "/..\u2215a",
                "/..\u2044a",
                "/..\uFF0Fa",
                "/..;/a",
                "/..;x=y/a",
                "/. ./a",
                "/.\u200b./a",
                "/.\u2060.",
                "/.\uFE0F.",
                "/ ../a",
                "/%2e%00."
            })
    void a_path_that_climbs_in_whatever_spelling_is_refused(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a\u0000b",
                "/a\nb",
                "/a\tb",
                "/a\u007f",
                "/a\u0085b",
                "/a\u001b[0m",
                "/a\u2028b",
                "/a\u2029b",
                "/a\ud800b",
                "/\udc00",
                "/a%00b",
                "/a%0ab",
                "/a%2500",
                "/a%c0%80"
            })
    void a_character_that_no_directory_should_have_is_refused(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.", "/a./b", "/a...", "/...", "/a%2e", "/a\uFF0E", "/a.\u200b", "/a. ", "/a…"})
    void a_segment_that_ends_with_a_dot_is_refused(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ a", "/a ", "/a /b", "/ ", "/a\u00a0", "/\u3000a", "/a\ufeff", "/%20a", "/a\u2800", "/\u3164"})
    void a_segment_that_begins_or_ends_with_a_blank_is_refused(String text) {
        refused(text);
    }

    @Test
    void what_is_too_long_for_linux_is_refused() {
        assertThat(new AbsolutePath("/" + "a".repeat(255))).isNotNull();
        assertThat(new AbsolutePath("/" + "ü".repeat(127))).isNotNull();
        assertThat(new AbsolutePath("/a".repeat(2047))).isNotNull();
        refused("/" + "a".repeat(256));
        refused("/" + "ü".repeat(128));
        refused("/a".repeat(2048));
    }

    @Test
    void a_refusal_names_the_setting_and_the_value() {
        assertThatThrownBy(() -> AbsolutePath.of("data.dir", "var/lib"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("data.dir must be an absolute path, but is 'var/lib'");
    }

    @Property(tries = 500)
    void no_climb_escapes_wherever_it_stands(
            @ForAll("cleanPaths") String before, @ForAll("climbs") String climb, @ForAll("cleanPaths") String after) {
        refused(before + "/" + climb);
        refused("/" + climb + after);
        refused(before + "/" + climb + after);
    }

    @Property(tries = 500)
    void no_control_character_escapes_wherever_it_stands(
            @ForAll("cleanPaths") String path,
            @ForAll @IntRange(max = 0x9f) int c,
            @ForAll @IntRange(max = 40) int place) {
        int control = c < 0x20 || c >= 0x7f ? c : c % 0x20;
        refused(new StringBuilder(path)
                .insert(1 + place % path.length(), (char) control)
                .toString());
    }

    @Property(tries = 300)
    void no_dot_escapes_at_the_end_of_a_segment(
            @ForAll("cleanPaths") String path, @ForAll("dots") String dot, @ForAll("cleanPaths") String after) {
        refused(path + dot);
        refused(path + dot + after);
    }

    @Property(tries = 300)
    void no_blank_escapes_at_an_end_of_a_segment(@ForAll("cleanPaths") String path, @ForAll("blanks") String blank) {
        refused(path + blank);
        refused(path + "/" + blank + "x");
        refused("/" + blank + path);
    }

    @Property(tries = 2000)
    void whatever_is_accepted_stays_where_it_says(@ForAll String text) {
        AbsolutePath path;
        try {
            path = new AbsolutePath("/" + text);
        } catch (InvalidValueException e) {
            return;
        }
        assertThat(path.toPath()).isAbsolute().isEqualTo(path.toPath().normalize());
        assertThat(path.segments()).doesNotContain(".", "..", "");
    }

    @Property(tries = 500)
    void slashes_do_not_change_the_place(@ForAll("cleanPaths") String text) {
        AbsolutePath path = new AbsolutePath(text);
        AbsolutePath spelt = new AbsolutePath(text.replace("/", "//") + "/");

        assertThat(spelt.isSamePlaceAs(path)).isTrue();
        assertThat(spelt.normalised()).isEqualTo(path.normalised());
        assertThat(spelt.toPath()).isEqualTo(path.toPath());
    }

    @Property(tries = 300)
    void a_directory_contains_itself_and_what_lies_below_it(
            @ForAll("cleanPaths") String text, @ForAll("names") String name) {
        AbsolutePath directory = new AbsolutePath(text);
        AbsolutePath below = directory.resolve(name);

        assertThat(directory.contains(directory)).isTrue();
        assertThat(directory.contains(below)).isTrue();
        assertThat(below.contains(directory)).isFalse();
        assertThat(new AbsolutePath("/").contains(directory)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/a, /ab, false", "/a, /a/b, true", "/a/, /a, true", "//a, /a//b/, true", "/a/b, /a, false"})
    void containment_goes_by_whole_segments(String outer, String inner, boolean contains) {
        assertThat(new AbsolutePath(outer).contains(new AbsolutePath(inner))).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "a/b", "/a", "a ", "a\u0000"})
    void only_one_clean_segment_is_resolved(String name) {
        assertThatThrownBy(() -> new AbsolutePath("/a").resolve(name)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void an_entry_is_resolved_without_a_second_slash() {
        assertThat(new AbsolutePath("/a/").resolve("b").toPath()).isEqualTo(Path.of("/a/b"));
        assertThat(new AbsolutePath("/").resolve("b")).hasToString("/b");
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> new AbsolutePath(text))
                .as(text)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.faults())
                                .singleElement()
                                .satisfies(f -> assertThat(f.value()).isEqualTo(text)));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("-_%.ü日")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(inner -> inner.replace("%", "%z").replace("..", ".") + "x");
    }

    @Provide
    Arbitrary<String> cleanPaths() {
        return names().list().ofMinSize(1).ofMaxSize(4).map(names -> "/" + String.join("/", names));
    }

    @Provide
    Arbitrary<String> dots() {
        return Arbitraries.of(DOTS);
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.of(BLANKS);
    }

    /** One or two dots in any spelling, with invisible characters around them, cut off by any kind of slash. */
    @Provide
    Arbitrary<String> climbs() {
        Arbitrary<String> invisible = Arbitraries.of("", "", "\u200b", "\ufeff", "\u2060", "\uFE0F");
        Arbitrary<String> end = Arbitraries.of("", "", "%2f", "\\", "%5c", ";", "\u2215", "\uFF0F")
                .flatMap(slash -> slash.isEmpty()
                        ? Arbitraries.just("")
                        : Arbitraries.of("", "x").map(rest -> slash + rest));
        return Combinators.combine(dots(), invisible, Arbitraries.oneOf(dots(), Arbitraries.just("")), end)
                .as((first, between, second, rest) -> first + between + second + rest);
    }
}
