package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.cluster.support.LeasedNodes;
import io.litefs4j.domain.position.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Reads that are forgotten on a real replica: how they stop LiteFS, and how the guard sets it free. */
class ReadGuardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration READ_LIMIT = Duration.ofSeconds(1);

    private LeasedNodes nodes;
    private AppNode primary;
    private AppNode replica;
    private LiteFsDataSource onPrimary;

    @BeforeEach
    void start() throws SQLException {
        nodes = LeasedNodes.start();
        primary = AppNode.beside(nodes.first());
        replica = AppNode.beside(nodes.second());
        onPrimary = primary.dataSource().build();
        Rows.run(onPrimary, "CREATE TABLE t(n INTEGER)", "INSERT INTO t VALUES (1), (2), (3)");
        AppNode.awaitSamePosition(primary, replica);
    }

    @AfterEach
    void close() {
        primary.close();
        replica.close();
        nodes.close();
    }

    @Test
    void a_leaked_cursor_stops_replication_until_the_guard_ends_it(TestReporter report) throws SQLException {
        LiteFsDataSource guarded = replica.dataSource().readLimit(READ_LIMIT).build();
        try (Connection connection = guarded.getConnection();
                Statement statement = connection.createStatement();
                ResultSet leaked = statement.executeQuery("SELECT n FROM t")) {
            assertThat(leaked.next()).isTrue();
            assertReplicationStandsUntilTheGuardActs(guarded, report);
            assertThatThrownBy(leaked::next).isInstanceOfSatisfying(SQLException.class, ReadGuardIT::saysCancelled);
        }
    }

    @Test
    void a_leaked_transaction_stops_replication_until_the_guard_ends_it(TestReporter report) throws SQLException {
        LiteFsDataSource guarded = replica.dataSource().readLimit(READ_LIMIT).build();
        try (Connection connection = guarded.getConnection()) {
            connection.setAutoCommit(false);
            Rows.run(connection, "SELECT count(*) FROM t");
            assertReplicationStandsUntilTheGuardActs(guarded, report);
            assertThatThrownBy(() -> Rows.run(connection, "SELECT count(*) FROM t"))
                    .isInstanceOfSatisfying(SQLException.class, ReadGuardIT::saysCancelled);
            connection.rollback();
            Rows.run(connection, "SELECT count(*) FROM t");
        }
    }

    private static void saysCancelled(SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("57014");
    }

    /** The last look before the guard was seen to have acted proves nothing, and is left out. */
    private void assertReplicationStandsUntilTheGuardActs(LiteFsDataSource guarded, TestReporter report)
            throws SQLException {
        Optional<Position> before = replica.position();
        Rows.run(onPrimary, "INSERT INTO t VALUES (4)", "INSERT INTO t VALUES (5)");
        assertThat(primary.position()).isNotEqualTo(before);
        List<Optional<Position>> seen = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            seen.add(replica.position());
            return guarded.openReads().cancelled() == 1;
        });
        long acted = System.nanoTime();
        assertThat(seen.subList(0, Math.max(1, seen.size() - 2))).containsOnly(before);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> replica.position().equals(primary.position()));
        report.publishEntry(Map.of(
                "caught up after the guard acted, ms",
                String.valueOf(Duration.ofNanos(System.nanoTime() - acted).toMillis())));
        assertThat(Rows.count(guarded)).isEqualTo(5);
    }

    @Test
    void a_replica_becomes_primary_although_a_reader_forgot_to_close() throws SQLException {
        LiteFsDataSource guarded = replica.dataSource().readLimit(READ_LIMIT).build();
        try (Connection reader = guarded.getConnection()) {
            reader.setAutoCommit(false);
            Rows.run(reader, "SELECT count(*) FROM t");
            killPrimary();
            replica.node().awaitPrimary();
            assertThat(guarded.openReads().cancelled()).isEqualTo(1);
            reader.rollback();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                Rows.run(reader, "INSERT INTO t VALUES (4)");
                return true;
            });
            reader.commit();
        }
        assertThat(Rows.count(guarded)).isEqualTo(4);
    }

    @Test
    void without_the_guard_a_reader_keeps_the_replica_from_becoming_primary() throws SQLException {
        LiteFsDataSource unguarded = replica.dataSource().withoutReadLimit().build();
        try (Connection reader = unguarded.getConnection()) {
            reader.setAutoCommit(false);
            Rows.run(reader, "SELECT count(*) FROM t");
            killPrimary();
            await().during(READ_LIMIT.multipliedBy(4))
                    .atMost(PATIENCE)
                    .until(() -> !replica.node().isPrimary());
            reader.rollback();
            replica.node().awaitPrimary();
        }
    }

    private void killPrimary() {
        primary.node().kill();
        nodes.leases().endLease();
    }
}
