package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Statements that are stopped: by their own time limit, or by another thread. */
class QueryTimeoutTest extends JdbcTestBase {
    private static final String CANCELLED = "57014";
    private static final String ENDLESS =
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";

    @Test
    void an_endless_query_ends_at_its_timeout_and_the_next_statement_works() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery(ENDLESS))
                    .isInstanceOfSatisfying(
                            SQLTimeoutException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo(CANCELLED))
                    .hasMessageContaining("1 s");
            statement.executeUpdate("INSERT INTO note(body) VALUES ('a')");
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_prepared_statement_that_timed_out_works_again() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n")) {
            count.setQueryTimeout(1);
            count.setLong(1, Long.MAX_VALUE);
            assertThatThrownBy(count::executeQuery).isInstanceOf(SQLTimeoutException.class);
            count.setLong(1, 3);
            try (ResultSet rows = count.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(3);
            }
        }
    }

    @Test
    void a_write_that_timed_out_inside_a_transaction_leaves_nothing_of_it() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('before')");
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeUpdate("INSERT INTO note(body) " + ENDLESS))
                    .isInstanceOf(SQLTimeoutException.class);
            connection.rollback();
            run(connection, "INSERT INTO note(body) VALUES ('after')");
            connection.commit();
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_statement_that_ends_in_time_is_not_hit_later() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement quick = connection.createStatement();
                Statement slow = connection.createStatement()) {
            quick.setQueryTimeout(1);
            slow.setQueryTimeout(2);
            assertThat(quick.executeUpdate("INSERT INTO note(body) VALUES ('a')"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> slow.executeQuery(ENDLESS)).hasMessageContaining("2 s");
        }
    }

    @Test
    void a_negative_timeout_is_refused_and_zero_is_none() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.setQueryTimeout(-1)).isInstanceOf(SQLException.class);
            statement.setQueryTimeout(0);
            assertThat(statement.getQueryTimeout()).isZero();
        }
    }

    @Test
    void another_thread_cancels_a_statement_and_the_next_one_works() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            Future<SQLException> ended = threads.submit(() -> endOf(statement));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        statement.cancel();
                        return ended.isDone();
                    });
            assertThat(ended.get().getSQLState()).isEqualTo(CANCELLED);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
        } finally {
            threads.shutdownNow();
        }
        assertThat(committed()).isEqualTo(1);
    }

    private static SQLException endOf(Statement statement) {
        try (ResultSet rows = statement.executeQuery(ENDLESS)) {
            return new SQLException("it ended by itself, at " + rows.getLong(1));
        } catch (SQLException e) {
            return e;
        }
    }
}
