package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

/** The driver gives a prepared statement up after most errors; the application goes on with it all the same. */
class PreparedAgainTest extends JdbcTestBase {
    private static void fail(PreparedStatement absolute) throws SQLException {
        absolute.setLong(1, Long.MIN_VALUE);
        assertThatThrownBy(absolute::executeQuery).hasMessageContaining("integer overflow");
    }

    @Test
    void a_statement_that_an_error_has_killed_is_prepared_again() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement absolute = connection.prepareStatement("SELECT abs(?)")) {
            fail(absolute);
            absolute.setLong(1, -5);
            try (ResultSet rows = absolute.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(5);
            }
        }
    }

    @Test
    void a_statement_that_sqlite_refused_as_read_only_is_prepared_again() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            SQLiteConnection below = connection.unwrap(SQLiteConnection.class);
            run(below, "PRAGMA query_only=1");
            insert.setString(1, "refused");
            assertThatThrownBy(insert::executeUpdate).isInstanceOf(SQLException.class);
            run(below, "PRAGMA query_only=0");
            insert.setString(1, "a");
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void parameters_that_are_not_set_since_are_named_and_not_taken_for_null() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement sum = connection.prepareStatement("SELECT abs(?) + ? + ?")) {
            sum.setLong(2, 1);
            sum.setLong(3, 1);
            fail(sum);
            sum.setLong(2, 20);
            assertThatThrownBy(sum::executeQuery)
                    .hasMessageContaining("{1, 3}")
                    .hasMessageContaining("SELECT abs(?) + ? + ?");
            sum.setLong(1, -1);
            sum.setLong(3, 300);
            try (ResultSet rows = sum.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(321);
            }
        }
    }

    @Test
    void row_limit_and_query_timeout_survive() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement absolute =
                        connection.prepareStatement("SELECT abs(?) UNION ALL SELECT 2 UNION ALL SELECT 3")) {
            absolute.setMaxRows(2);
            absolute.setQueryTimeout(9);
            fail(absolute);
            absolute.setLong(1, 1);
            assertThat(absolute.getMaxRows()).isEqualTo(2);
            assertThat(absolute.getQueryTimeout()).isEqualTo(9);
            try (ResultSet rows = absolute.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void whatever_it_was_told_survives() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement absolute = connection.prepareStatement("SELECT abs(?)")) {
            absolute.setLargeMaxRows(5_000_000_000L);
            absolute.setFetchSize(7);
            absolute.setQueryTimeout(9);
            absolute.setMaxFieldSize(80);
            absolute.setFetchDirection(ResultSet.FETCH_FORWARD);
            absolute.setPoolable(true);
            absolute.setEscapeProcessing(false);
            absolute.closeOnCompletion();
            List<Object> before = settings(absolute);
            fail(absolute);
            absolute.setLong(1, 1);
            assertThat(settings(absolute)).isEqualTo(before).contains(5_000_000_000L, 7, 9);
            absolute.executeQuery().close();
            assertThat(absolute.isClosed()).isTrue();
        }
    }

    private static List<Object> settings(PreparedStatement statement) throws SQLException {
        return List.of(
                statement.getLargeMaxRows(),
                statement.getFetchSize(),
                statement.getQueryTimeout(),
                statement.getMaxFieldSize(),
                statement.getFetchDirection(),
                statement.isPoolable(),
                statement.isCloseOnCompletion(),
                statement.getResultSetType(),
                statement.getResultSetConcurrency(),
                statement.getResultSetHoldability());
    }

    @Test
    void a_fetch_size_outlasts_the_rows() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT 1")) {
            select.setFetchSize(7);
            select.executeQuery().close();
            assertThat(select.getFetchSize()).isEqualTo(7);
            assertThatThrownBy(() -> select.setFetchSize(-1)).isInstanceOf(SQLException.class);
            assertThat(select.getFetchSize()).isEqualTo(7);
        }
    }

    @Test
    void a_statement_that_was_closed_on_completion_is_not_prepared_again() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT 1")) {
            select.closeOnCompletion();
            select.executeQuery().close();
            assertThatThrownBy(select::executeQuery).isInstanceOf(SQLException.class);
            assertThatThrownBy(select::executeQuery).isInstanceOf(SQLException.class);
            assertThat(select.isClosed()).isTrue();
        }
    }

    @Test
    void a_broken_constraint_leaves_the_parameters_where_they_were() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(id, body) VALUES (?, ?)")) {
            insert.setLong(1, 1);
            insert.setString(2, "a");
            insert.executeUpdate();
            assertThatThrownBy(insert::executeUpdate).hasMessageContaining("UNIQUE");
            insert.setLong(1, 2);
            insert.setString(2, "b");
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void a_statement_is_not_prepared_again_once_it_or_its_connection_is_closed() throws SQLException {
        Connection connection = withTable().getConnection();
        PreparedStatement closed = connection.prepareStatement("SELECT abs(?)");
        PreparedStatement open = connection.prepareStatement("SELECT abs(?)");
        fail(closed);
        fail(open);
        closed.close();
        assertThatThrownBy(closed::executeQuery).isInstanceOf(SQLException.class);
        connection.close();
        assertThatThrownBy(() -> open.setLong(1, 1)).isInstanceOf(SQLException.class);
        assertThatThrownBy(open::executeQuery).isInstanceOf(SQLException.class);
    }

    @Test
    void meta_data_exists_exactly_where_there_are_rows() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)");
                PreparedStatement select = connection.prepareStatement("SELECT body FROM note")) {
            assertThat(insert.getMetaData()).isNull();
            assertThat(select.getMetaData().getColumnName(1)).isEqualTo("body");
        }
    }
}
