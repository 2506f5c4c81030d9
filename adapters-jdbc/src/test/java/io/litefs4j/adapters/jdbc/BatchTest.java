package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A batch takes effect whole or not at all. */
class BatchTest extends JdbcTestBase {
    private static final int CONSTRAINT = 19;

    private static PreparedStatement twins(Connection connection) throws SQLException {
        PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)");
        for (String body : new String[] {"a", "twin", "twin", "b"}) {
            insert.setString(1, body);
            insert.addBatch();
        }
        return insert;
    }

    private static void assertSaysNothingIsKept(Throwable e) {
        assertThat(e)
                .isInstanceOfSatisfying(BatchUpdateException.class, batch -> {
                    assertThat(batch.getUpdateCounts()).isEmpty();
                    assertThat(batch.getLargeUpdateCounts()).isEmpty();
                    assertThat(batch.getErrorCode()).isEqualTo(CONSTRAINT);
                })
                .hasMessageContaining("nothing of the batch is kept")
                .hasMessageContaining("UNIQUE");
    }

    @Test
    void a_prepared_batch_that_fails_in_autocommit_leaves_nothing() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement batch = twins(connection)) {
            assertThatThrownBy(batch::executeBatch).satisfies(BatchTest::assertSaysNothingIsKept);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(committed()).isZero();
    }

    @Test
    void a_plain_batch_that_fails_in_autocommit_leaves_nothing_and_names_the_entry() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO note(body) VALUES ('twin')");
            statement.addBatch("INSERT INTO note(body) VALUES ('twin')");
            assertThatThrownBy(statement::executeBatch)
                    .satisfies(BatchTest::assertSaysNothingIsKept)
                    .hasMessageContaining("entry 1 of the batch (INSERT)");
            assertThat(statement.executeBatch()).isEmpty();
        }
        assertThat(committed()).isZero();
    }

    @Test
    void inside_a_transaction_a_batch_that_fails_leaves_what_was_before_it() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement batch = twins(connection)) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('before')");
            assertThatThrownBy(batch::executeBatch).satisfies(BatchTest::assertSaysNothingIsKept);
            run(connection, "INSERT INTO note(body) VALUES ('after')");
            connection.commit();
        }
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void an_entry_that_would_give_rows_is_refused() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO note(body) VALUES ('a')");
            statement.addBatch("SELECT * FROM note");
            assertThatThrownBy(statement::executeBatch)
                    .isInstanceOf(BatchUpdateException.class)
                    .hasMessageContaining("rows");
        }
        assertThat(committed()).isZero();
    }

    @Test
    void a_role_lost_before_the_batch_is_committed_stays_what_it_is() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            LosesRoleOnInsert.install(connection, node);
            statement.addBatch("INSERT INTO note(body) VALUES ('a')");
            statement.addBatch("INSERT INTO note(body) VALUES ('b')");
            assertThatThrownBy(statement::executeBatch).isInstanceOf(PrimaryLostException.class);
        }
        assertThat(committed()).isZero();
    }

    @Test
    void a_role_lost_during_a_prepared_batch_stays_what_it_is() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            connection.setAutoCommit(false);
            LosesRoleOnInsert.install(connection, node);
            insert.setString(1, "a");
            insert.addBatch();
            assertThat(insert.executeBatch()).containsExactly(1);
            assertThatThrownBy(connection::commit).isInstanceOf(PrimaryLostException.class);
        }
        assertThat(committed()).isZero();
    }

    @Test
    void an_empty_batch_does_nothing_and_takes_no_lock() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        try (Connection first = dataSource.getConnection();
                Connection second = dataSource.getConnection();
                Statement statement = first.createStatement()) {
            first.setAutoCommit(false);
            assertThat(statement.executeBatch()).isEmpty();
            run(second, "INSERT INTO note(body) VALUES ('not locked out')");
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_cleared_batch_is_forgotten() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement batch = twins(connection);
                Statement statement = connection.createStatement()) {
            batch.clearBatch();
            statement.addBatch("INSERT INTO note(body) VALUES ('a')");
            statement.clearBatch();
            assertThat(batch.executeBatch()).isEmpty();
            assertThat(statement.executeBatch()).isEmpty();
        }
        assertThat(committed()).isZero();
    }
}
