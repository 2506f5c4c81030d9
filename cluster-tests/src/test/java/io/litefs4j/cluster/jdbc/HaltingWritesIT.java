package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import io.litefs4j.cluster.support.OtherJvm;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The data source writes on a real replica, where it may halt the primary. */
@RealLiteFs
class HaltingWritesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger taken = new AtomicInteger();
    private AppNode primary;
    private AppNode replica;
    private LiteFsDataSource onPrimary;
    private LiteFsDataSource onReplica;

    @BeforeEach
    void open(RealCluster cluster) throws SQLException {
        primary = AppNode.beside(cluster.node("n1"));
        replica = AppNode.beside(cluster.node("n2"));
        onPrimary = primary.dataSource().busyTimeout(Duration.ofSeconds(1)).build();
        onReplica = replica.dataSource().haltingWrites(counting()).build();
        Rows.run(onPrimary, "CREATE TABLE t(n INTEGER)", "INSERT INTO t VALUES (1)");
        AppNode.awaitSamePosition(primary, replica);
    }

    @AfterEach
    void close() {
        primary.close();
        replica.close();
    }

    private HaltLocks counting() {
        HaltLocks locks = replica.liteFs().haltLocks();
        return (database, limit) -> {
            taken.incrementAndGet();
            return locks.acquire(database, limit);
        };
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_on_the_replica_is_on_both_nodes_and_the_primary_writes_on_at_once(HaltedWork work)
            throws SQLException {
        try (Connection connection = onReplica.getConnection()) {
            work.on(connection);
            assertThat(taken).hasPositiveValue();
            assertThat(Rows.count(onPrimary)).isEqualTo(work.rows());
            Rows.run(onPrimary, "INSERT INTO t VALUES (0)");
        }
        AppNode.awaitSamePosition(primary, replica);
        assertThat(Rows.count(onReplica)).isEqualTo(work.rows() + 1);
        assertThat(Rows.count(onPrimary)).isEqualTo(work.rows() + 1);
    }

    @Test
    void a_connection_that_only_reads_never_halts_the_primary() throws SQLException {
        try (Connection connection = onReplica.getConnection()) {
            assertThat(Rows.count(onReplica)).isEqualTo(1);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Rows.run(connection, "SELECT count(*) FROM t");
            assertThatThrownBy(() -> Rows.run(connection, "INSERT INTO t VALUES (2)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
            connection.rollback();
        }
        assertThat(taken).hasValue(0);
    }

    @Test
    void several_transactions_run_under_one_lock_that_the_caller_took() throws SQLException {
        LiteFsDataSource refusing = replica.dataSource().build();
        try (HaltLock held = replica.liteFs().haltLocks().acquire(Rows.DATABASE, PATIENCE);
                Connection connection = refusing.under(held).getConnection()) {
            HaltedWork.AUTOCOMMIT_INSERT.on(connection);
            HaltedWork.BATCH.on(connection);
            HaltedWork.EXPLICIT_TRANSACTION.on(connection);
            connection.setAutoCommit(true);
            assertThat(held.isHeld()).isTrue();
        }
        assertThat(Rows.count(onPrimary)).isEqualTo(7);
        Rows.run(onPrimary, "INSERT INTO t VALUES (0)");
        AppNode.awaitSamePosition(primary, replica);
        assertThatThrownBy(() -> Rows.run(refusing, "INSERT INTO t VALUES (2)"))
                .isInstanceOf(ReplicaWriteException.class);
    }

    @Test
    void a_write_while_the_primary_is_dead_is_refused_and_reading_goes_on() throws SQLException {
        try (Connection connection = onReplica.getConnection()) {
            primary.node().kill();
            for (boolean autoCommit : new boolean[] {true, false}) {
                connection.setAutoCommit(autoCommit);
                assertThatThrownBy(() -> Rows.run(connection, "INSERT INTO t VALUES (2)"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isIn("25006", "08001"))
                        .hasMessageContaining(Rows.DATABASE.value());
            }
            connection.rollback();
            assertThat(Rows.count(onReplica)).isEqualTo(1);
        }
    }

    /** LiteFS may keep the locks of the dead transaction, and then applies nothing on that node until it is restarted. */
    @Test
    void a_jvm_that_is_killed_in_its_transaction_leaves_nothing_behind_once_its_litefs_was_restarted(
            TestReporter report) throws Exception {
        killWriterInTransaction();
        long killed = System.nanoTime();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            Rows.run(onPrimary, "INSERT INTO t VALUES (0)");
            return true;
        });
        report.publishEntry(
                "the primary was halted after the kill, ms",
                String.valueOf(Duration.ofNanos(System.nanoTime() - killed).toMillis()));
        replica.node().kill();
        replica.node().unmount();
        replica.node().startAndAwaitReady();
        AppNode.awaitSamePosition(primary, replica);
        for (AppNode node : List.of(primary, replica)) {
            Path file = node.node().mount().resolve(Rows.DATABASE.value());
            assertThat(Sql.value(file, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(Sql.value(file, "SELECT group_concat(n) FROM t")).isEqualTo("1,0");
        }
    }

    private void killWriterInTransaction() throws Exception {
        try (OtherJvm writer = OtherJvm.start(
                UncommittedWriter.class,
                replica.node().mount().toString(),
                replica.node().url().value())) {
            writer.expect(UncommittedWriter.WRITTEN);
            writer.kill();
        }
    }
}
