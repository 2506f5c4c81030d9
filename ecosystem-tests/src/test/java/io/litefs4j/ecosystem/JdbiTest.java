package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.litefs4j.adapters.jdbc.PrimaryLostException;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.transaction.SerializableTransactionRunner;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbiTest {
    private static final String INSERT = "INSERT INTO note(body) VALUES (?)";

    private final NodeUnderTest node;
    private HikariDataSource pool;
    private Jdbi jdbi;

    JdbiTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    @BeforeEach
    void create_the_table() throws SQLException {
        pool = Pools.ofOne(node.withNotes().dataSource());
        jdbi = Jdbi.create(pool);
    }

    @AfterEach
    void find_no_lock_and_close_the_pool() throws SQLException {
        node.requireNoLocks();
        pool.close();
    }

    @Test
    void a_row_is_written_and_read() {
        long id = jdbi.withHandle(handle -> handle.createUpdate("INSERT INTO note(body) VALUES (:body)")
                .bind("body", "a")
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        assertThat(id).isEqualTo(1);
        assertThat(bodies()).isEqualTo("a");
    }

    @Test
    void a_batch_counts_each_row() {
        int[] counts = jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            return batch.add("a").add("b").execute();
        });
        assertThat(counts).containsExactly(1, 1);
    }

    @Test
    void a_transaction_that_throws_is_rolled_back_to_its_savepoint_or_as_a_whole() {
        jdbi.useTransaction(handle -> {
            handle.execute(INSERT, "kept");
            handle.savepoint("here");
            handle.execute(INSERT, "dropped");
            handle.rollbackToSavepoint("here");
        });
        assertThatThrownBy(() -> jdbi.useTransaction(handle -> {
                    handle.execute(INSERT, "dropped");
                    throw new IllegalStateException("of the application");
                }))
                .hasMessage("of the application");
        assertThat(bodies()).isEqualTo("kept");
    }

    @Test
    void a_read_only_handle_reads_and_gives_a_writable_connection_back() {
        jdbi.useHandle(handle -> {
            handle.setReadOnly(true);
            assertThat(handle.isReadOnly()).isTrue();
            assertThatThrownBy(() -> handle.execute(INSERT, "a"))
                    .cause()
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("25006");
        });
        jdbi.useHandle(handle -> handle.execute(INSERT, "a"));
        assertThat(bodies()).isEqualTo("a");
    }

    @Test
    void a_transaction_that_finds_the_database_locked_is_run_again() throws SQLException {
        jdbi.setTransactionHandler(new SerializableTransactionRunner());
        AtomicInteger attempts = new AtomicInteger();
        try (Connection other = node.openOutside()) {
            Sql.run(other, "BEGIN IMMEDIATE");
            jdbi.useTransaction(TransactionIsolationLevel.SERIALIZABLE, handle -> {
                if (attempts.incrementAndGet() == 2) {
                    Sql.run(other, "ROLLBACK");
                }
                handle.execute(INSERT, "a");
            });
        }
        assertThat(attempts).hasValue(2);
        assertThat(bodies()).isEqualTo("a");
    }

    @Test
    void a_write_on_a_replica_has_our_exception_as_its_cause() {
        node.becomeReplica();
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(INSERT, "a")))
                .hasCauseInstanceOf(ReplicaWriteException.class);
        assertThat(bodies()).isEqualTo("null");
    }

    @Test
    void a_commit_after_the_role_is_lost_is_rolled_back() {
        assertThatThrownBy(() -> jdbi.useTransaction(handle -> {
                    handle.execute(INSERT, "a");
                    node.becomeReplica();
                }))
                .hasRootCauseInstanceOf(PrimaryLostException.class);
        assertThat(bodies()).isEqualTo("null");
    }

    private String bodies() {
        try (Handle handle = jdbi.open()) {
            return String.valueOf(handle.createQuery("SELECT group_concat(body) FROM note")
                    .mapTo(String.class)
                    .findOne()
                    .orElse(null));
        }
    }
}
