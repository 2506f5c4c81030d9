package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

/** Another connection holds the write lock for longer than the busy timeout. */
class BusyTest extends JdbcTestBase {
    private static final int SQLITE_BUSY = 5;

    private Connection holder;
    private Connection waiting;

    @BeforeEach
    void hold() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        holder = dataSource.getConnection();
        waiting = dataSource.getConnection();
        holder.setAutoCommit(false);
        run(holder, "INSERT INTO note(body) VALUES ('held')");
    }

    @AfterEach
    void close() throws SQLException {
        holder.close();
        waiting.close();
    }

    private static void assertBusy(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(SQLTransactionRollbackException.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("40001");
                    assertThat(e.getErrorCode()).isEqualTo(SQLITE_BUSY);
                })
                .hasMessageContaining("notes.db is busy")
                .hasMessageContaining("run it again");
    }

    @Test
    void a_write_in_autocommit_fails_as_retryable_and_works_again() throws SQLException {
        assertBusy(() -> run(waiting, "INSERT INTO note(body) VALUES ('a')"));
        holder.commit();
        run(waiting, "INSERT INTO note(body) VALUES ('a')");
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void a_transaction_fails_at_its_first_statement_and_can_be_run_again_without_a_rollback() throws SQLException {
        waiting.setAutoCommit(false);
        assertBusy(() -> run(waiting, "INSERT INTO note(body) VALUES ('a')"));
        holder.commit();
        run(waiting, "INSERT INTO note(body) VALUES ('a')");
        waiting.commit();
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void a_prepared_statement_keeps_its_parameters() throws SQLException {
        try (PreparedStatement insert = waiting.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            insert.setString(1, "a");
            assertBusy(insert::executeUpdate);
            holder.rollback();
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_batch_fails_as_retryable_and_not_as_a_batch() throws SQLException {
        try (Statement statement = waiting.createStatement()) {
            statement.addBatch("INSERT INTO note(body) VALUES ('a')");
            assertBusy(statement::executeBatch);
        }
        assertBusy(() -> run(waiting, "INSERT INTO note(body) VALUES ('b'); INSERT INTO note(body) VALUES ('c')"));
        holder.commit();
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_reader_is_never_kept_waiting() throws SQLException {
        assertThat(ask(waiting, "SELECT count(*) FROM note")).isEqualTo("0");
        waiting.setReadOnly(true);
        waiting.setAutoCommit(false);
        assertThat(ask(waiting, "SELECT count(*) FROM note")).isEqualTo("0");
    }

    /** Whoever reads first and writes then, on a snapshot that is old by now, cannot wait for it to become new. */
    @Test
    void a_snapshot_that_is_too_old_to_write_on_takes_the_whole_transaction_back() throws SQLException {
        holder.rollback();
        try (Statement below = waiting.unwrap(SQLiteConnection.class).createStatement()) {
            below.execute("BEGIN");
            below.executeQuery("SELECT count(*) FROM note").close();
            run(holder, "INSERT INTO note(body) VALUES ('newer')");
            holder.commit();
            assertBusy(() -> run(waiting, "INSERT INTO note(body) VALUES ('on an old snapshot')"));
            below.execute("ROLLBACK");
        }
        run(waiting, "INSERT INTO note(body) VALUES ('a')");
        assertThat(committed()).isEqualTo(2);
    }
}
