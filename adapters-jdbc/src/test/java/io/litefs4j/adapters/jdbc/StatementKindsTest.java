package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

class StatementKindsTest {
    @TempDir
    Path directory;

    private SQLiteConnection raw;
    private SQLiteConnection other;
    private StatementKinds kinds;

    @BeforeEach
    void open() throws SQLException {
        raw = connect();
        other = connect();
        run(raw, "PRAGMA journal_mode=WAL");
        run(raw, "CREATE TABLE note(id INTEGER PRIMARY KEY, body)");
        run(other, "SELECT * FROM note");
        kinds = new StatementKinds(raw);
    }

    @AfterEach
    void close() throws SQLException {
        raw.close();
        other.close();
    }

    private SQLiteConnection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("notes.db"))
                .unwrap(SQLiteConnection.class);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private StatementKind kindOf(String sql) throws SQLException {
        return kinds.kindOf(SqlText.parse(sql));
    }

    @Test
    void what_is_asked_twice_is_compiled_once() throws SQLException {
        assertThat(kindOf("SELECT * FROM note")).isEqualTo(StatementKind.READ);
        run(raw, "DROP TABLE note");
        assertThat(kindOf("SELECT * FROM note")).isEqualTo(StatementKind.READ);
        kinds.schemaChanged();
        assertThat(kindOf("SELECT * FROM note")).isEqualTo(StatementKind.UNKNOWN);
    }

    @Test
    void a_schema_that_another_connection_changed_is_seen_when_asked_afresh() throws SQLException {
        String sql = "CREATE TABLE IF NOT EXISTS tag(name)";
        assertThat(kindOf(sql)).isEqualTo(StatementKind.SCHEMA_CHANGE);
        run(other, "CREATE TABLE tag(name)");
        assertThat(kindOf(sql)).isEqualTo(StatementKind.SCHEMA_CHANGE);
        assertThat(kinds.kindOfAfresh(SqlText.parse(sql))).isEqualTo(StatementKind.READ);
        assertThat(kindOf(sql)).isEqualTo(StatementKind.READ);
    }

    @Test
    void a_schema_that_changed_in_an_attached_database_is_seen_when_asked_afresh() throws SQLException {
        run(
                raw,
                "ATTACH '" + directory.resolve("it's.db").toString().replace("'", "''") + "' AS \"the \"\"other\"\"\"");
        run(raw, "CREATE TABLE \"the \"\"other\"\"\".a(b)");
        String sql = "CREATE TABLE IF NOT EXISTS \"the \"\"other\"\"\".tag(name)";
        assertThat(kindOf(sql)).isEqualTo(StatementKind.SCHEMA_CHANGE);
        try (Connection third = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("it's.db"))) {
            run(third, "CREATE TABLE tag(name)");
        }
        assertThat(kinds.kindOfAfresh(SqlText.parse(sql))).isEqualTo(StatementKind.READ);
    }

    @Test
    void an_answer_that_proves_wrong_makes_all_others_suspect() throws SQLException {
        String proven = "CREATE TABLE IF NOT EXISTS tag(name)";
        kindOf(proven);
        kindOf("CREATE INDEX IF NOT EXISTS by_name ON note(body)");
        run(other, "CREATE TABLE tag(name)");
        run(other, "CREATE INDEX by_name ON note(body)");
        assertThat(kindOf("CREATE INDEX IF NOT EXISTS by_name ON note(body)")).isEqualTo(StatementKind.SCHEMA_CHANGE);
        kinds.kindOfAfresh(SqlText.parse(proven));
        assertThat(kindOf("CREATE INDEX IF NOT EXISTS by_name ON note(body)")).isEqualTo(StatementKind.READ);
    }

    @Test
    void an_answer_that_holds_when_asked_afresh_leaves_what_is_remembered() throws SQLException {
        SqlText sql = SqlText.parse("INSERT INTO note(body) VALUES (?)");
        kinds.kindOf(sql);
        run(raw, "CREATE TABLE tag(name)");
        kindOf("SELECT * FROM tag");
        run(raw, "DROP TABLE tag");
        assertThat(kinds.kindOfAfresh(sql)).isEqualTo(StatementKind.WRITE);
        assertThat(kindOf("SELECT * FROM tag")).isEqualTo(StatementKind.READ);
    }

    @Test
    void a_text_that_is_forgotten_is_compiled_again() throws SQLException {
        SqlText sql = SqlText.parse("SELECT * FROM note");
        kinds.kindOf(sql);
        run(raw, "DROP TABLE note");
        kinds.forget(sql);
        assertThat(kinds.kindOf(sql)).isEqualTo(StatementKind.UNKNOWN);
    }

    @Test
    void a_text_that_does_not_compile_is_compiled_again_each_time() throws SQLException {
        assertThat(kindOf("SELECT * FROM tag")).isEqualTo(StatementKind.UNKNOWN);
        run(raw, "CREATE TABLE tag(name)");
        assertThat(kindOf("SELECT * FROM tag")).isEqualTo(StatementKind.READ);
    }

    @Test
    void of_many_texts_the_one_that_was_not_asked_for_longest_is_forgotten() throws SQLException {
        kindOf("SELECT * FROM note");
        kindOf("SELECT id FROM note");
        for (int i = 0; i < 255; i++) {
            kindOf("SELECT * FROM note");
            kindOf("SELECT " + i);
        }
        run(raw, "DROP TABLE note");
        assertThat(kindOf("SELECT * FROM note")).isEqualTo(StatementKind.READ);
        assertThat(kindOf("SELECT id FROM note")).isEqualTo(StatementKind.UNKNOWN);
    }

    @Test
    void a_text_of_great_length_is_not_remembered() throws SQLException {
        String sql = "SELECT * FROM note -- " + "x".repeat(4_000);
        assertThat(kindOf(sql)).isEqualTo(StatementKind.READ);
        run(raw, "DROP TABLE note");
        assertThat(kindOf(sql)).isEqualTo(StatementKind.UNKNOWN);
    }

    @Test
    void a_text_that_sqlite_finds_too_long_is_left_to_it() throws SQLException {
        assertThat(kindOf("SELECT '" + "x".repeat(10_000_000) + "'")).isEqualTo(StatementKind.UNKNOWN);
    }

    @Test
    void a_connection_that_is_closed_gives_no_answer() throws SQLException {
        raw.close();
        assertThatThrownBy(() -> kindOf("SELECT 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void parameters_need_no_value_to_be_classified() throws SQLException {
        assertThat(kindOf("SELECT * FROM note WHERE id = ? OR body = :b")).isEqualTo(StatementKind.READ);
        assertThat(kindOf("INSERT INTO note(body) VALUES (@b)")).isEqualTo(StatementKind.WRITE);
    }

    @Test
    void asking_takes_no_lock_and_leaves_no_transaction() throws SQLException {
        kindOf("INSERT INTO note(body) VALUES ('x')");
        kinds.kindOfAfresh(SqlText.parse("DELETE FROM note"));
        run(other, "INSERT INTO note(body) VALUES ('y')");
        run(other, "PRAGMA wal_checkpoint(TRUNCATE)");
        run(raw, "BEGIN IMMEDIATE");
        run(raw, "COMMIT");
    }
}
