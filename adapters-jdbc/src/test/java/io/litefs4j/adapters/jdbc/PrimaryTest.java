package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

class PrimaryTest extends JdbcTestBase {
    @Test
    void a_new_database_is_created_in_wal() throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
        }
    }

    @Test
    void a_database_with_a_rollback_journal_is_switched_to_wal() throws SQLException {
        try (Connection raw = org.sqlite.JDBC.createConnection(
                        "jdbc:sqlite:" + directory.resolve("notes.db"), new java.util.Properties());
                Statement statement = raw.createStatement()) {
            statement.execute("CREATE TABLE note(id INTEGER PRIMARY KEY)");
        }
        try (Connection connection = dataSource().getConnection()) {
            assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
        }
    }

    @Test
    void a_transaction_takes_the_write_lock_with_its_first_statement() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        try (Connection first = dataSource.getConnection();
                Connection second = dataSource.getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            ask(first, "SELECT count(*) FROM note");
            assertThatThrownBy(() -> ask(second, "SELECT count(*) FROM note")).hasMessageContaining("SQLITE_BUSY");
        }
    }

    @Test
    void no_lock_is_held_before_the_first_statement_or_after_the_last_commit() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        try (Connection idle = dataSource.getConnection();
                Connection other = dataSource.getConnection()) {
            idle.setAutoCommit(false);
            run(other, "INSERT INTO note(body) VALUES ('before')");
            run(idle, "INSERT INTO note(body) VALUES ('mine')");
            idle.commit();
            run(other, "INSERT INTO note(body) VALUES ('after')");
            assertThat(committed()).isEqualTo(3);
        }
    }

    @Test
    void a_busy_begin_leaves_no_half_transaction_behind() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        try (Connection holder = dataSource.getConnection();
                Connection waiting = dataSource.getConnection()) {
            holder.setAutoCommit(false);
            run(holder, "INSERT INTO note(body) VALUES ('held')");
            waiting.setAutoCommit(false);
            assertThatThrownBy(() -> run(waiting, "INSERT INTO note(body) VALUES ('lost')"))
                    .hasMessageContaining("SQLITE_BUSY");
            holder.commit();
            run(waiting, "INSERT INTO note(body) VALUES ('second try')");
            waiting.rollback();
            assertThat(committed()).isEqualTo(1);
        }
    }

    @Test
    void a_rolled_back_transaction_leaves_nothing() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            connection.rollback();
            assertThat(committed()).isZero();
        }
    }

    @Test
    void closing_a_connection_rolls_back_what_is_open() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
        }
        assertThat(committed()).isZero();
    }

    @Test
    void turning_autocommit_on_commits_what_is_open() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            connection.setAutoCommit(true);
            assertThat(committed()).isEqualTo(1);
        }
    }

    @Test
    void commit_and_rollback_are_refused_in_autocommit() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("autocommit");
            assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);
            assertThatThrownBy(connection::setSavepoint).isInstanceOf(SQLException.class);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void the_driver_itself_never_leaves_autocommit() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            connection.setSavepoint();
            assertThat(connection.unwrap(SQLiteConnection.class).getAutoCommit())
                    .isTrue();
        }
    }

    @Test
    void a_transaction_that_sqlite_rolled_back_cannot_go_on_in_autocommit() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('twin')");
            assertThatThrownBy(() -> run(connection, "INSERT OR ROLLBACK INTO note(body) VALUES ('twin')"))
                    .hasMessageContaining("UNIQUE");
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('escaped')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40000"));
            assertThatThrownBy(connection::commit).hasMessageContaining("rolled back");
            run(connection, "INSERT INTO note(body) VALUES ('next')");
            connection.commit();
            assertThat(committed()).isEqualTo(1);
        }
    }

    @Test
    void a_broken_constraint_leaves_the_transaction_open() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('twin')");
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('twin')"))
                    .hasMessageContaining("UNIQUE");
            connection.commit();
            assertThat(committed()).isEqualTo(1);
        }
    }

    @Test
    void a_savepoint_takes_back_what_came_after_it() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('kept')");
            Savepoint savepoint = connection.setSavepoint("same name");
            run(connection, "INSERT INTO note(body) VALUES ('dropped')");
            Savepoint inner = connection.setSavepoint("same name");
            connection.rollback(savepoint);
            assertThatThrownBy(() -> connection.rollback(inner)).hasMessageContaining("savepoint");
            connection.releaseSavepoint(savepoint);
            connection.commit();
            assertThatThrownBy(() -> connection.rollback(savepoint)).hasMessageContaining("savepoint");
            assertThat(committed()).isEqualTo(1);
        }
    }

    @Test
    void a_commit_ends_the_open_cursors() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a'), ('b')");
            ResultSet rows = statement.executeQuery("SELECT body FROM note");
            rows.next();
            connection.commit();
            assertThat(rows.isClosed()).isTrue();
        }
    }

    @Test
    void a_write_that_returns_rows_is_committed_although_only_the_first_row_was_read() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("INSERT INTO note(body) VALUES ('a'), ('b') RETURNING id")) {
                rows.next();
            }
            assertThat(committed()).isEqualTo(2);
        }
    }

    @Test
    void a_batch_runs_every_statement() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            statement.addBatch("INSERT INTO note(body) VALUES ('a')");
            statement.addBatch("INSERT INTO note(body) VALUES ('b')");
            assertThat(statement.executeBatch()).containsExactly(1, 1);
            insert.setString(1, "c");
            insert.addBatch();
            insert.setString(1, "d");
            insert.addBatch();
            assertThat(insert.executeBatch()).containsExactly(1, 1);
            assertThat(statement.executeBatch()).isEmpty();
            assertThat(committed()).isEqualTo(4);
        }
    }

    @Test
    void generated_keys_are_given_back() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO note(body) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, "a");
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getLong(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void a_read_only_connection_refuses_writes_and_can_be_made_writable_again() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setReadOnly(true);
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('a')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"))
                    .hasMessageContaining("read-only");
            connection.setReadOnly(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            assertThat(committed()).isEqualTo(1);
        }
    }

    @Test
    void a_read_only_transaction_takes_no_write_lock() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        try (Connection reader = dataSource.getConnection();
                Connection writer = dataSource.getConnection()) {
            reader.setReadOnly(true);
            reader.setAutoCommit(false);
            ask(reader, "SELECT count(*) FROM note");
            run(writer, "INSERT INTO note(body) VALUES ('a')");
            assertThat(committed()).isEqualTo(1);
            assertThatThrownBy(() -> reader.setReadOnly(false)).hasMessageContaining("inside a transaction");
        }
    }

    @Test
    void statements_lead_back_to_this_adapters_connection_and_statement() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
        }
    }

    @Test
    void meta_data_tells_of_the_tables() throws SQLException {
        try (Connection connection = withTable().getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, null, "note", null)) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("note");
            assertThat(tables.getStatement()).isNull();
        }
    }

    @Test
    void a_closed_connection_says_so() throws SQLException {
        Connection connection = withTable().getConnection();
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThatThrownBy(connection::createStatement)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08003"));
    }

    @Test
    void what_lives_with_a_connection_is_told_once_that_it_is_closed() throws SQLException {
        AtomicInteger told = new AtomicInteger();
        LiteFsDataSource dataSource = withTable();
        Connection closed = dataSource.getConnection(told::incrementAndGet);
        assertThat(told).hasValue(0);
        closed.close();
        closed.close();
        assertThat(told).hasValue(1);
        Connection aborted = dataSource.getConnection(told::incrementAndGet);
        aborted.abort(Runnable::run);
        aborted.close();
        assertThat(told).hasValue(2);
    }

    @Test
    void a_connection_that_is_not_opened_tells_nobody() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.stopLiteFs();
        AtomicInteger told = new AtomicInteger();
        assertThatThrownBy(() -> dataSource.getConnection(told::incrementAndGet))
                .isInstanceOf(SQLException.class);
        assertThat(told).hasValue(0);
    }
}
