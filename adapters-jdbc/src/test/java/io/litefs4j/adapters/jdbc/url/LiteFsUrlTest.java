package io.litefs4j.adapters.jdbc.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteFsUrlTest {
    private static final String HOSTILE_CHARACTERS = "/.%2eEfF?&=#:;@\\ +\u0000\n\u00e9\u2215\uff0e\ud83d\udca9ab";

    @Test
    void the_path_is_the_mount_directory_and_the_name_of_the_database() {
        LiteFsUrl url = LiteFsUrl.parse("jdbc:litefs:/var/lib/litefs/app.db?busyTimeout=5s&mode=plain");
        assertThat(url.directory()).isEqualTo(new AbsolutePath("/var/lib/litefs"));
        assertThat(url.database()).isEqualTo(new DatabaseName("app.db"));
        assertThat(url.properties()).isEqualTo(Map.of("busyTimeout", "5s", "mode", "plain"));
    }

    @Test
    void a_database_may_lie_at_the_root() {
        assertThat(LiteFsUrl.parse("jdbc:litefs:/app.db").directory()).isEqualTo(new AbsolutePath("/"));
    }

    @Test
    void two_spellings_of_one_directory_are_one() {
        assertThat(LiteFsUrl.parse("jdbc:litefs:/litefs///app.db"))
                .isEqualTo(LiteFsUrl.parse("jdbc:litefs:/litefs/app.db"));
    }

    @Test
    void what_means_something_in_a_url_is_escaped_and_a_plus_is_a_plus() {
        LiteFsUrl url = LiteFsUrl.parse("jdbc:litefs:/my mount/a%3Fb%23c%25d+é.db?attachable=/x%26y");
        assertThat(url.directory().value()).isEqualTo("/my mount");
        assertThat(url.database().value()).isEqualTo("a?b#c%d+é.db");
        assertThat(url.properties()).isEqualTo(Map.of("attachable", "/x&y"));
        assertThat(url).hasToString("jdbc:litefs:/my%20mount/a%3Fb%23c%25d+é.db?attachable=/x%26y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:litefs:                           | URL must have an absolute path",
                "jdbc:litefs:app.db                     | URL must have an absolute path",
                "jdbc:litefs::memory:                   | URL must have an absolute path",
                "jdbc:litefs:?mode=plain                | URL must have an absolute path",
                "jdbc:litefs://host/litefs/app.db       | URL must have no host",
                "jdbc:litefs:///litefs/app.db           | URL must have no host",
                "jdbc:litefs:/                          | URL must name a database",
                "jdbc:litefs:/litefs/                   | URL must name a database",
                "jdbc:litefs:/litefs/?mode=plain        | URL must name a database",
                "jdbc:litefs:/litefs/app.db#x           | URL must have no fragment",
                "jdbc:litefs:/litefs/app.db?mode=a#x    | URL must have no fragment",
                "jdbc:litefs:/litefs/../etc/app.db      | directory of the URL must have no '.' or '..' segment",
                "jdbc:litefs:/litefs/%2e%2e/etc/app.db  | directory of the URL must have no '.' or '..' segment",
                "jdbc:litefs:/litefs/%252e%252e/a.db    | directory of the URL must have no '.' or '..' segment",
                "jdbc:litefs:/litefs%2Fx/app.db         | URL must have its slashes as they are",
                "jdbc:litefs:/litefs/..                 | database name must not be a directory",
                "jdbc:litefs:/litefs/a%2Fb.db           | database name must be one path component",
                "jdbc:litefs:/litefs/a%00.db            | database name must have no control character",
                "jdbc:litefs:/litefs/app.db-wal         | database name must not end with",
                "jdbc:litefs:/litefs/.primary           | database name must not be a marker",
                "jdbc:litefs:/litefs/a%.db              | database of the URL must have two hex digits",
                "jdbc:litefs:/litefs/a%zz.db            | database of the URL must have two hex digits",
                "jdbc:litefs:/litefs/a%ff.db            | database of the URL must be UTF-8",
                "jdbc:litefs:/litefs/app.db?            | URL must have key=value pairs",
                "jdbc:litefs:/litefs/app.db?mode        | URL must have key=value pairs",
                "jdbc:litefs:/litefs/app.db?=plain      | URL must have key=value pairs",
                "jdbc:litefs:/litefs/app.db?a=1&&b=2    | URL must have key=value pairs",
                "jdbc:litefs:/litefs/app.db?a=1&a=1     | URL must have each property once, but is 'a'",
                "jdbc:litefs:/litefs/app.db?a=%4        | a must have two hex digits",
                "jdbc:sqlite:/litefs/app.db             | URL must begin with jdbc:litefs:"
            })
    void a_url_that_leads_nowhere_is_refused_with_the_reason(String url, String reason) {
        assertThatThrownBy(() -> LiteFsUrl.parse(url))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:litefs:/litefs/a\u0000.db", "jdbc:litefs:/litefs/a\n.db", "jdbc:litefs:/litefs/\ud800.db"})
    void control_characters_and_half_characters_are_refused(String url) {
        assertThatThrownBy(() -> LiteFsUrl.parse(url)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_host_with_a_password_is_not_repeated_in_the_refusal() {
        assertThatThrownBy(() -> LiteFsUrl.parse("jdbc:litefs://me:secret@host/app.db"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("secret");
    }

    @Property
    void every_url_survives_its_text_form(@ForAll("urls") LiteFsUrl url) {
        assertThat(LiteFsUrl.parse(url.toString())).isEqualTo(url);
    }

    @Property
    void the_text_form_has_one_question_mark_at_most_and_no_fragment(@ForAll("urls") LiteFsUrl url) {
        assertThat(url.toString()).doesNotContain("#").doesNotMatch("[^?]*[?].*[?].*");
        assertThat(url.toString().contains("?")).isEqualTo(!url.properties().isEmpty());
    }

    @Property
    void whatever_the_text_it_names_a_file_directly_in_its_directory_or_is_refused(@ForAll("hostile") String rest) {
        LiteFsUrl url;
        try {
            url = LiteFsUrl.parse(LiteFsUrl.PREFIX + "/" + rest);
        } catch (InvalidValueException refused) {
            return;
        }
        java.nio.file.Path file =
                url.directory().toPath().resolve(url.database().value());
        assertThat(file).isEqualTo(file.normalize()).isAbsolute();
        assertThat(file.getParent()).isEqualTo(url.directory().toPath());
        assertThat(file.toString().chars()).noneMatch(Character::isISOControl);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings().withChars(HOSTILE_CHARACTERS).ofMaxLength(24);
    }

    @Provide
    Arbitrary<LiteFsUrl> urls() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab%?&=#+ ,;:@\u0007\u0085\u00e9\u4e2d")
                .ofMinLength(1)
                .ofMaxLength(8);
        return Combinators.combine(
                        Arbitraries.defaultFor(AbsolutePath.class),
                        Arbitraries.defaultFor(DatabaseName.class),
                        Arbitraries.maps(text, text).ofMaxSize(4))
                .as((directory, database, properties) -> new LiteFsUrl(directory, database, new TreeMap<>(properties)));
    }
}
