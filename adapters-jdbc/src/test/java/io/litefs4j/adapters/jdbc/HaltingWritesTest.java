package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeHaltLocks;
import io.litefs4j.testkit.mount.FakeMount;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica that writes under the halt lock. */
@SuppressWarnings("try")
class HaltingWritesTest extends JdbcTestBase {
    private final FakeMount mount = new FakeMount();
    private final FakeHaltLocks locks = new FakeHaltLocks(mount);
    private LiteFsDataSource halting;

    @BeforeEach
    void becomeReplica() throws SQLException {
        withTable().getConnection().close();
        mount.becomePrimary();
        mount.commit(NOTES);
        mount.demote();
        mount.follow(new Hostname("n1"));
        node.follow("n1");
        halting = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .busyTimeout(Duration.ofMillis(50))
                .haltingWrites(locks)
                .build();
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    @Test
    void a_write_in_autocommit_takes_the_lock_and_gives_it_back() throws SQLException {
        try (Connection connection = halting.getConnection()) {
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            assertThat(locks.out()).isZero();
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_transaction_holds_it_from_its_first_statement_to_its_commit() throws SQLException {
        try (Connection connection = halting.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(locks.out()).isZero();
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            assertThat(locks.out()).isEqualTo(1);
            connection.commit();
            assertThat(locks.out()).isZero();
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_rollback_and_a_close_give_it_back_and_keep_nothing() throws SQLException {
        try (Connection connection = halting.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            connection.rollback();
            assertThat(locks.out()).isZero();
            run(connection, "INSERT INTO note(body) VALUES ('b')");
        }
        assertThat(locks.out()).isZero();
        assertThat(committed()).isZero();
    }

    @Test
    void what_only_reads_takes_none() throws SQLException {
        try (Connection connection = halting.getConnection()) {
            assertThat(ask(connection, "SELECT count(*) FROM note")).isEqualTo("0");
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            ask(connection, "SELECT count(*) FROM note");
            assertThat(locks.out()).isZero();
            assertState("25006", () -> run(connection, "INSERT INTO note(body) VALUES ('a')"));
            assertThat(locks.out()).isZero();
        }
        assertThat(committed()).isZero();
    }

    @Test
    void a_lock_that_is_refused_is_a_refused_write() throws SQLException {
        locks.haltElsewhere(NOTES);
        try (Connection connection = halting.getConnection()) {
            assertState("25006", () -> run(connection, "INSERT INTO note(body) VALUES ('a')"));
            connection.setAutoCommit(false);
            assertState("25006", () -> run(connection, "INSERT INTO note(body) VALUES ('a')"));
            connection.rollback();
            locks.endHaltElsewhere(NOTES);
            run(connection, "INSERT INTO note(body) VALUES ('b')");
            connection.commit();
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_lock_that_is_lost_before_the_commit_takes_the_transaction_back() throws SQLException {
        try (Connection connection = halting.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('lost')");
            locks.startProcess();
            assertState("40000", connection::commit);
            assertThat(locks.out()).isZero();
            run(connection, "INSERT INTO note(body) VALUES ('kept')");
            connection.commit();
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_lock_that_is_overdue_ends_the_transaction_before_it_goes_back() throws Exception {
        try (Connection connection = halting.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('lost')");
            mount.time().of(Duration.ofSeconds(21));
            assertThat(locks.out()).isZero();
            try (Connection other =
                    LiteFsDataSource.plain(directory.resolve("notes.db")).getConnection()) {
                run(other, "INSERT INTO note(body) VALUES ('others can write')");
            }
            assertState("40000", () -> run(connection, "INSERT INTO note(body) VALUES ('astray')"));
            assertState("40000", connection::commit);
        }
        assertThat(committed()).isEqualTo(1);
    }

    /** It would stay open unseen: the lock's watch is over, and the guard of reads lets what is halted be. */
    @Test
    void under_a_lock_that_is_lost_already_no_transaction_begins() throws Exception {
        try (HaltLock held = locks.acquire(NOTES, Duration.ofSeconds(1));
                Connection connection = halting.under(held).getConnection()) {
            connection.setAutoCommit(false);
            mount.time().of(Duration.ofSeconds(21));
            assertState("40000", () -> run(connection, "INSERT INTO note(body) VALUES ('astray')"));
            assertState("40000", () -> ask(connection, "SELECT count(*) FROM note"));
            try (Connection other =
                    LiteFsDataSource.plain(directory.resolve("notes.db")).getConnection()) {
                run(other, "INSERT INTO note(body) VALUES ('others can write')");
            }
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void it_is_not_taken_while_a_result_set_is_open_here() throws SQLException {
        try (Connection connection = halting.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 UNION ALL SELECT 2")) {
            assertThat(rows.next()).isTrue();
            assertState("25000", () -> run(connection, "INSERT INTO note(body) VALUES ('a')"));
            assertThat(locks.out()).isZero();
            rows.close();
            run(connection, "INSERT INTO note(body) VALUES ('b')");
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_write_that_fails_gives_it_back() throws SQLException {
        try (Connection connection = halting.getConnection()) {
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES (NULL)"))
                    .hasMessageContaining("NOT NULL");
            assertThat(locks.out()).isZero();
        }
    }

    @Test
    void a_batch_and_a_script_take_it_once() throws SQLException {
        try (Connection connection = halting.getConnection();
                Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO note(body) VALUES ('a')");
            statement.addBatch("INSERT INTO note(body) VALUES ('b')");
            assertThat(statement.executeBatch()).containsExactly(1, 1);
            run(connection, "INSERT INTO note(body) VALUES ('c'); INSERT INTO note(body) VALUES ('d')");
            assertThat(locks.out()).isZero();
        }
        assertThat(committed()).isEqualTo(4);
    }

    @Test
    void the_primary_takes_none() throws SQLException {
        node.becomePrimary();
        try (Connection connection = halting.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            assertThat(locks.out()).isZero();
            connection.commit();
        }
        assertThat(committed()).isEqualTo(1);
    }
}
