package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationTest extends JdbcTestBase {
    @ParameterizedTest
    @ValueSource(
            ints = {
                Connection.TRANSACTION_READ_UNCOMMITTED,
                Connection.TRANSACTION_READ_COMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE
            })
    void whichever_level_is_asked_for_the_strictest_is_given(int level) throws SQLException {
        LiteFsDataSource dataSource = withTable();
        try (Connection reader = dataSource.getConnection();
                Connection writer = dataSource.getConnection()) {
            reader.setTransactionIsolation(level);
            assertThat(reader.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            reader.setReadOnly(true);
            reader.setAutoCommit(false);
            assertThat(ask(reader, "SELECT count(*) FROM note")).isEqualTo("0");
            run(writer, "INSERT INTO note(body) VALUES ('a')");
            assertThat(ask(reader, "SELECT count(*) FROM note")).isEqualTo("0");
            reader.commit();
            assertThat(ask(reader, "SELECT count(*) FROM note")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_NONE, 3, -1})
    void a_level_that_does_not_exist_is_refused(int level) throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(() -> connection.setTransactionIsolation(level)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void nobody_sees_what_is_not_committed() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        try (Connection writer = dataSource.getConnection();
                Connection reader = dataSource.getConnection()) {
            writer.setAutoCommit(false);
            run(writer, "INSERT INTO note(body) VALUES ('a')");
            assertThat(ask(reader, "SELECT count(*) FROM note")).isEqualTo("0");
            assertThat(ask(writer, "SELECT count(*) FROM note")).isEqualTo("1");
        }
    }

    @Test
    void closing_with_an_open_transaction_and_an_open_cursor_rolls_back_and_frees_the_lock() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        Connection left = dataSource.getConnection();
        left.setAutoCommit(false);
        run(left, "INSERT INTO note(body) VALUES ('lost'), ('too')");
        Statement statement = left.createStatement();
        assertThat(statement.executeQuery("SELECT * FROM note").next()).isTrue();
        left.close();
        assertThat(statement.isClosed()).isTrue();
        try (Connection next = dataSource.getConnection()) {
            run(next, "INSERT INTO note(body) VALUES ('kept')");
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void an_aborted_connection_leaves_nothing_of_its_transaction() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        Connection left = dataSource.getConnection();
        left.setAutoCommit(false);
        run(left, "INSERT INTO note(body) VALUES ('lost')");
        left.abort(Runnable::run);
        assertThat(left.isClosed()).isTrue();
        try (Connection next = dataSource.getConnection()) {
            run(next, "INSERT INTO note(body) VALUES ('kept')");
        }
        assertThat(committed()).isEqualTo(1);
    }
}
