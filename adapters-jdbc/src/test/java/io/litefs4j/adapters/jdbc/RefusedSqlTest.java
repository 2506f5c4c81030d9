package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedSqlTest extends JdbcTestBase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRAGMA journal_mode=DELETE",
                "PRAGMA main.journal_mode = 'TRUNCATE'",
                "PRAGMA journal_mode(persist)",
                "/* hi */ pragma \"journal_mode\" = memory",
                "PRAGMA journal_mode = [off]",
                "PRAGMA journal_mode = ''",
                "PRAGMA journal_mode = d",
                "PRAGMA temp_store_directory = '/tmp'",
                "PRAGMA locking_mode=EXCLUSIVE",
                "EXPLAIN PRAGMA locking_mode=EXCLUSIVE",
                "PRAGMA query_only=0",
                "ATTACH ':memory:' AS other",
                "BEGIN IMMEDIATE",
                "COMMIT",
                "SAVEPOINT x",
                "backup to /tmp/never.db",
                "restore from /tmp/never.db"
            })
    void what_would_hurt_the_cluster_is_refused_in_every_way_to_run_it(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            assertRefused(() -> statement.execute(sql));
            assertRefused(() -> statement.executeUpdate(sql));
            assertRefused(() -> statement.executeQuery(sql));
            assertRefused(() -> statement.addBatch(sql));
            assertRefused(() -> connection.prepareStatement(sql).close());
            assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(ask(connection, "PRAGMA locking_mode")).isEqualTo("normal");
        }
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLNonTransientException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("42501"))
                .isNotInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageStartingWith("refused by litefs4j: ");
    }

    private static void assertUnsupported(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLFeatureNotSupportedException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("0A000"))
                .hasMessageStartingWith("not supported by litefs4j: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRAGMA journal_mode", "PRAGMA journal_mode=WAL", "PRAGMA locking_mode=normal"})
    void what_changes_nothing_is_allowed(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            run(connection, sql);
        }
    }

    @Test
    void several_statements_in_one_text_are_refused_where_only_the_first_would_run() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            String two = "INSERT INTO note(body) VALUES ('a'); INSERT INTO note(body) VALUES ('b')";
            assertThatThrownBy(() -> statement.executeQuery(two)).hasMessageContaining("holds 2");
            assertThatThrownBy(() -> statement.addBatch(two)).hasMessageContaining("holds 2");
            assertThatThrownBy(() -> connection.prepareStatement(two)).hasMessageContaining("holds 2");
        }
        assertThat(committed()).isZero();
    }

    @Test
    void a_trigger_is_one_statement_in_spite_of_its_semicolons() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            run(
                    connection,
                    "CREATE TRIGGER twice AFTER INSERT ON note WHEN new.body = 'a' BEGIN"
                            + " INSERT INTO note(body) VALUES ('b'); INSERT INTO note(body) VALUES ('c'); END;");
            run(connection, "INSERT INTO note(body) VALUES ('a')");
        }
        assertThat(committed()).isEqualTo(3);
    }

    @Test
    void a_nul_character_cannot_cut_a_statement_short() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            assertThatThrownBy(() -> run(connection, "DELETE FROM note\0 WHERE id = 7"))
                    .hasMessageContaining("NUL");
        }
        assertThat(committed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-- nothing", ";;"})
    void a_text_without_a_statement_is_refused(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(() -> run(connection, sql)).hasMessageContaining("no statement");
        }
    }

    @Test
    void null_is_refused_as_sql() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(null)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.prepareStatement(null)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void what_is_not_supported_says_so() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            assertUnsupported(() -> statement.getMoreResults(Statement.KEEP_CURRENT_RESULT));
            assertUnsupported(() -> connection.prepareCall("x"));
            assertUnsupported(connection::createBlob);
            assertUnsupported(connection::createClob);
            assertUnsupported(connection::createSQLXML);
            assertUnsupported(() -> connection.setHoldability(java.sql.ResultSet.HOLD_CURSORS_OVER_COMMIT));
            assertUnsupported(() -> prepared.executeQuery().updateString(1, "x"));
            assertThatThrownBy(() -> prepared.execute("SELECT 2")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void development_on_a_plain_file_has_the_same_rules() throws Exception {
        Path file = directory.resolve("what? 100% #1.db");
        try (Connection connection = LiteFsDataSource.plain(file).getConnection()) {
            run(connection, "CREATE TABLE note(id INTEGER PRIMARY KEY)");
            assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
            assertRefused(() -> run(connection, "PRAGMA journal_mode=DELETE"));
        }
        assertThat(Files.isRegularFile(file)).isTrue();
    }

    @Test
    void a_missing_directory_is_an_error_that_names_the_file() {
        LiteFsDataSource dataSource = LiteFsDataSource.plain(directory.resolve("missing/notes.db"));
        assertThatThrownBy(dataSource::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("missing/notes.db");
    }
}
