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

/** How a stretch of reading or writing is ended, on a real database. */
class OpenReadsTest {
    private static final long FIRST = 1;

    @TempDir
    Path directory;

    private RawConnection raw;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        raw = new XerialConnection(connect().unwrap(SQLiteConnection.class));
        other = connect();
        run("CREATE TABLE note(body)");
    }

    @AfterEach
    void close() throws SQLException {
        raw.close();
        other.close();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("notes.db") + "?busy_timeout=0");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    private OpenReads writing(RawConnection connection) throws SQLException {
        OpenReads reads = new OpenReads(connection);
        reads.enterTransaction(OpenReads.Kind.WRITE, null);
        connection.execute("BEGIN IMMEDIATE");
        return reads;
    }

    private void assertLocked() {
        assertThatThrownBy(() -> run("INSERT INTO note VALUES ('x')")).hasMessageContaining("locked");
    }

    @Test
    void a_cancelled_transaction_holds_no_lock_any_more() throws SQLException {
        OpenReads reads = writing(raw);
        assertLocked();
        assertThat(reads.cancel(FIRST)).isTrue();
        run("INSERT INTO note VALUES ('x')");
        assertThat(reads.isCancelled()).isTrue();
    }

    @Test
    void the_guards_rollback_that_its_own_interrupt_hits_is_sent_again() throws SQLException {
        OpenReads reads = writing(new InterruptedRollbacks(raw, 1));
        assertLocked();
        assertThat(reads.cancel(FIRST)).isTrue();
        run("INSERT INTO note VALUES ('x')");
    }

    @Test
    void a_rollback_that_is_interrupted_each_time_is_done_by_closing() throws SQLException {
        OpenReads reads = writing(new InterruptedRollbacks(raw, Integer.MAX_VALUE));
        assertThat(reads.cancel(FIRST)).isTrue();
        run("INSERT INTO note VALUES ('x')");
        assertThat(raw.isClosed()).isTrue();
    }

    @Test
    void the_rollback_of_the_connection_that_the_guards_interrupt_hits_is_sent_again() throws SQLException {
        writing(new InterruptedRollbacks(raw, 1)).rollback();
        run("INSERT INTO note VALUES ('x')");
    }

    @Test
    void a_rollback_that_fails_otherwise_is_not_sent_again() {
        assertThatThrownBy(() -> new OpenReads(raw).rollback()).hasMessageContaining("no transaction is active");
    }

    @Test
    void what_was_cancelled_when_it_had_ended_leaves_what_came_after_it() throws SQLException {
        OpenReads reads = writing(raw);
        raw.execute("ROLLBACK");
        reads.leaveTransaction();
        reads.enterTransaction(OpenReads.Kind.WRITE, null);
        raw.execute("BEGIN IMMEDIATE");
        assertThat(reads.cancel(FIRST)).isFalse();
        reads.endOverdue(FIRST);
        assertThat(reads.isCancelled()).isFalse();
        assertLocked();
    }

    @Test
    void what_is_written_under_a_halt_lock_is_ended_by_that_lock_alone() throws SQLException {
        OpenReads reads = new OpenReads(raw);
        reads.enterTransaction(OpenReads.Kind.HALTED, null);
        raw.execute("BEGIN IMMEDIATE");
        assertThat(reads.cancel(FIRST)).isFalse();
        assertLocked();
        reads.endOverdue(FIRST);
        run("INSERT INTO note VALUES ('x')");
    }

    @Test
    void a_connection_that_is_closed_is_not_interrupted() throws SQLException {
        OpenReads reads = writing(raw);
        reads.close();
        reads.interrupt();
        assertThat(reads.cancel(FIRST)).isFalse();
        assertThat(reads.isCancelled()).isFalse();
        reads.close();
    }
}
