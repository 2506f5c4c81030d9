package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In these texts {dir} is a directory that holds {@code mount}, {@code data} (attachable) and {@code other}. */
class AttachRuleTest {
    @TempDir
    Path directory;

    private AttachRule rule;

    @BeforeEach
    void prepare() throws IOException {
        for (String name : List.of("mount", "data/below", "other")) {
            Files.createDirectories(directory.resolve(name));
        }
        Files.createFile(directory.resolve("other/x.db"));
        Files.createSymbolicLink(directory.resolve("mount/link.db"), directory.resolve("other/x.db"));
        Files.createSymbolicLink(directory.resolve("mount/out"), directory.resolve("other"));
        Files.createSymbolicLink(directory.resolve("data/out"), directory.resolve("other"));
        Files.createSymbolicLink(directory.resolve("other/in"), directory.resolve("mount"));
        Files.createSymbolicLink(directory.resolve("other/copy.db"), directory.resolve("mount/ghost.db"));
        rule = new AttachRule(directory.resolve("mount"), List.of(directory.resolve("data")));
    }

    private SqlText sql(String text) {
        return SqlText.parse(text.replace("{dir}", directory.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTACH '{dir}/mount/two.db' AS two",
                "; attach database '{dir}/mount/two.db' as \"the second\" ;",
                "ATTACH/**/'{dir}/mount/it''s 100%?#.db'/**/AS[two]-- end",
                "ATTACH 'file:{dir}/mount/two.db' AS two",
                "ATTACH 'file://{dir}/mount/two.db' AS 'two'",
                "ATTACH '{dir}//mount/two.db' AS two",
                "ATTACH '{dir}/other/in/two.db' AS two",
                "ATTACH '{dir}/data/two.db' AS two",
                "ATTACH '{dir}/data/below/two.db-wal' AS two"
            })
    void a_file_in_the_mount_or_below_an_attachable_directory_may_be_attached(String text) {
        assertThatCode(() -> rule.check(sql(text))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTACH '{dir}/other/x.db' AS x",
                "ATTACH '{dir}/mountain.db' AS x",
                "ATTACH '{dir}/database/x.db' AS x",
                "ATTACH '{dir}/mount/../other/x.db' AS x",
                "ATTACH '{dir}/mount/./two.db' AS x",
                "ATTACH '{dir}/mount/link.db' AS x",
                "ATTACH '{dir}/mount/out/x.db' AS x",
                "ATTACH '{dir}/data/out/x.db' AS x",
                "ATTACH '{dir}/mount/missing/x.db' AS x",
                "ATTACH '{dir}/mount/' AS x",
                "ATTACH '{dir}/mount' AS x",
                "ATTACH '{dir}/mount/two.db-wal' AS x",
                "ATTACH '{dir}/mount/two.db-lock' AS x",
                "ATTACH '{dir}/mount/.primary' AS x",
                "ATTACH 'two.db' AS x",
                "ATTACH '../other/x.db' AS x",
                "ATTACH '' AS x",
                "ATTACH ':memory:' AS x",
                "ATTACH 'file::memory:' AS x",
                "ATTACH 'file:' AS x",
                "ATTACH 'FILE:{dir}/mount/two.db' AS x",
                "ATTACH 'file:two.db' AS x",
                "ATTACH 'file://localhost{dir}/mount/two.db' AS x",
                "ATTACH 'file:{dir}/mount/two.db?mode=rwc' AS x",
                "ATTACH 'file:{dir}/mount/two.db?immutable=1' AS x",
                "ATTACH 'file:{dir}/mount/two.db?nolock=1' AS x",
                "ATTACH 'file:{dir}/mount/two.db?vfs=unix-none' AS x",
                "ATTACH 'file:{dir}/mount/two.db?cache=shared' AS x",
                "ATTACH 'file:{dir}/mount/%2e%2e/other/x.db' AS x",
                "ATTACH 'file:{dir}/mount/two.db#x' AS x",
                "ATTACH '{dir}/mount/' || 'two.db' AS x",
                "ATTACH ('{dir}/mount/two.db') AS x",
                "ATTACH \"{dir}/mount/two.db\" AS x",
                "ATTACH [{dir}/mount/two.db] AS x",
                "ATTACH x'2f746d70' AS x",
                "ATTACH ? AS x",
                "ATTACH :file AS x",
                "ATTACH two AS x",
                "ATTACH '{dir}/mount/two.db' AS ?",
                "ATTACH '{dir}/mount/two.db' AS x KEY 'secret'",
                "ATTACH '{dir}/mount/two.db' x",
                "ATTACH '{dir}/mount/two.db' AS x || 'y'",
                "ATTACH '{dir}/mount/two.db' COLLATE nocase AS x",
                "ATTACH '{dir}/mount/two.db",
                "ATTACH DATABASE",
                "ATTACH"
            })
    void every_other_file_and_every_other_way_to_name_one_is_refused(String text) {
        assertThatThrownBy(() -> rule.check(sql(text)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
                .hasMessageStartingWith("refused by litefs4j: ATTACH '");
    }

    @Test
    void the_refusal_names_the_file_and_what_would_permit_it() {
        assertThatThrownBy(() -> rule.check(sql("ATTACH '{dir}/other/x.db' AS x")))
                .hasMessageContaining(directory.resolve("other/x.db").toString())
                .hasMessageContaining("neither in " + directory.resolve("mount"))
                .hasMessageContaining("attachable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM",
                "VACUUM main",
                "VACUUM \"INTO\"",
                "VACUUM INTO '{dir}/other/copy2.db'",
                "vacuum main into '{dir}/data/copy.db';",
                "VACUUM INTO 'file:{dir}/other/copy2.db'"
            })
    void a_copy_may_be_made_anywhere_but_in_the_mount(String text) {
        assertThatCode(() -> rule.check(sql(text))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM INTO '{dir}/mount/copy.db'",
                "VACUUM main INTO '{dir}/other/in/copy.db'",
                "VACUUM INTO '{dir}/other/../mount/copy.db'",
                "VACUUM INTO '{dir}/other/copy.db'",
                "VACUUM INTO '{dir}/missing/copy.db'",
                "VACUUM INTO 'file:{dir}/other/copy2.db?mode=rwc'",
                "VACUUM INTO 'copy.db'",
                "VACUUM INTO ':memory:'",
                "VACUUM INTO ''",
                "VACUUM INTO ?",
                "VACUUM INTO '{dir}/other/' || 'copy2.db'",
                "VACUUM \"main\" INTO (SELECT '{dir}/other/copy2.db')",
                "VACUUM 'main' INTO \"{dir}/other/copy2.db\""
            })
    void a_copy_into_the_mount_is_refused_for_it_would_be_a_database_that_is_never_replicated(String text) {
        assertThatThrownBy(() -> rule.check(sql(text)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
                .hasMessageStartingWith("refused by litefs4j: VACUUM INTO '");
    }

    @Test
    void looking_at_a_file_creates_none() throws Exception {
        rule.check(sql("ATTACH '{dir}/mount/two.db' AS two"));
        rule.check(sql("VACUUM INTO '{dir}/other/copy2.db'"));
        assertThat(directory.resolve("mount/two.db")).doesNotExist();
        assertThat(directory.resolve("other/copy2.db")).doesNotExist();
    }
}
