package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConnection;

/** The classification against SQLite itself, which is the judge of what is a write. */
class SqlCorpusTest {
    @TempDir
    static Path directory;

    private static CorpusDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = new CorpusDatabase(directory);
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @AfterEach
    void deleteTheCopy() throws IOException {
        Files.deleteIfExists(directory.resolve("copy.db"));
    }

    static List<String> corpus() {
        return SqlCorpus.statements().stream()
                .map(statement -> SqlCorpus.in(directory, statement))
                .toList();
    }

    @Test
    void the_corpus_is_as_large_as_promised() {
        assertThat(SqlCorpus.statements()).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void a_statement_is_a_write_exactly_if_sqlite_refuses_it_on_a_read_only_connection(String sql) throws SQLException {
        try (SQLiteConnection readOnly = database.readOnly()) {
            StatementKind kind = new StatementKinds(readOnly).kindOf(SqlText.parse(sql));
            assertThat(CorpusDatabase.isRefusedAsWrite(readOnly, sql)).isEqualTo(kind.writes());
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void a_statement_writes_somewhere_exactly_if_sqlite_refuses_it_under_query_only(String sql) throws SQLException {
        try (SQLiteConnection queryOnly = database.queryOnly()) {
            StatementKind kind = new StatementKinds(queryOnly).kindOf(SqlText.parse(sql));
            assertThat(CorpusDatabase.isRefusedAsWrite(queryOnly, sql))
                    .isEqualTo(kind.writes() || kind.writesOnlyHere());
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void what_a_statement_is_does_not_depend_on_the_connection_that_asks(String sql) throws SQLException {
        SqlText text = SqlText.parse(sql);
        try (SQLiteConnection readOnly = database.readOnly();
                SQLiteConnection writable = database.writable()) {
            assertThat(new StatementKinds(writable).kindOf(text)).isEqualTo(new StatementKinds(readOnly).kindOf(text));
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void no_change_of_a_schema_escapes_who_looks_at_the_first_word_only(String sql) throws SQLException {
        SqlText text = SqlText.parse(sql);
        try (SQLiteConnection writable = database.writable()) {
            boolean changes = new StatementKinds(writable).kindOf(text).changesSchema();
            assertThat(text.mayChangeSchema() || !changes).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everything_in_the_corpus_is_permitted(String sql) throws SQLException {
        SqlRules rules = new SqlRules(new AttachRule(directory.resolve("mount"), List.of(directory)));
        assertThat(rules.script(sql)).hasSize(1);
    }

    /** These run other statements while they run, of which EXPLAIN cannot know. {@code query_only} stops them. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT optimize(old_words) FROM old_words LIMIT 1", "SELECT * FROM pragma_optimize"})
    void a_function_that_writes_is_taken_for_a_read_and_is_stopped_by_sqlite(String sql) throws SQLException {
        try (SQLiteConnection readOnly = database.readOnly();
                SQLiteConnection queryOnly = database.queryOnly()) {
            assertThat(new StatementKinds(queryOnly).kindOf(SqlText.parse(sql))).isEqualTo(StatementKind.READ);
            assertThat(CorpusDatabase.isRefusedAsWrite(readOnly, sql)).isTrue();
            assertThat(CorpusDatabase.isRefusedAsWrite(queryOnly, sql)).isTrue();
        }
    }

    /** They write if SQLite finds that worth while, or if the database is in another mode. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRAGMA optimize",
                "PRAGMA optimize(0x10002)",
                "EXPLAIN PRAGMA optimize",
                "PRAGMA journal_mode=WAL",
                "PRAGMA auto_vacuum=2"
            })
    void what_only_sqlite_can_know_is_left_to_it(String sql) throws SQLException {
        try (SQLiteConnection queryOnly = database.queryOnly()) {
            assertThat(new StatementKinds(queryOnly).kindOf(SqlText.parse(sql))).isEqualTo(StatementKind.UNKNOWN);
        }
    }

    @Test
    void optimizing_is_refused_on_a_read_only_connection_where_there_is_something_to_do() throws SQLException {
        try (SQLiteConnection readOnly = database.readOnly()) {
            assertThat(CorpusDatabase.isRefusedAsWrite(readOnly, "PRAGMA optimize(0x10002)"))
                    .isTrue();
            assertThat(CorpusDatabase.isRefusedAsWrite(readOnly, "PRAGMA optimize(0)"))
                    .isFalse();
        }
    }

    @Test
    void switching_to_wal_is_refused_on_a_read_only_connection_where_the_database_is_not_in_wal() throws SQLException {
        try (SQLiteConnection readOnly = database.readOnly()) {
            CorpusDatabase.isRefusedAsWrite(readOnly, SqlCorpus.in(directory, "ATTACH '{dir}/third.db' AS third"));
            assertThat(CorpusDatabase.isRefusedAsWrite(readOnly, "PRAGMA third.journal_mode=WAL"))
                    .isTrue();
            assertThat(CorpusDatabase.isRefusedAsWrite(readOnly, "PRAGMA other.journal_mode=WAL"))
                    .isFalse();
        }
    }
}
