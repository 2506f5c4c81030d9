package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.ReplicationTimeoutException;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.domain.replication.Durability;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits that wait until the other node of two holds them, on real LiteFS. */
@RealLiteFs
class ReplicatedCommitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(500);

    private AppNode primary;
    private AppNode replica;

    @BeforeEach
    void open(RealCluster cluster) throws SQLException {
        primary = AppNode.beside(cluster.node("n1"), cluster.node("n2"));
        replica = AppNode.beside(cluster.node("n2"), cluster.node("n1"));
        Rows.run(primary.dataSource().build(), "CREATE TABLE t(n INTEGER)");
        AppNode.awaitSamePosition(primary, replica);
    }

    @AfterEach
    void close() {
        replica.close();
        primary.close();
    }

    private static CommitConfirmation oneOther(AppNode node, Duration limit) {
        return node.liteFs().commitConfirmation(new Durability(1, limit));
    }

    private static LiteFsDataSource replicated(AppNode node, Duration limit) {
        return node.dataSource().replicated(oneOther(node, limit)).build();
    }

    @Test
    void a_commit_that_has_returned_is_on_the_replica() throws SQLException {
        try (Connection connection = replicated(primary, PATIENCE).getConnection()) {
            for (int n = 1; n <= 50; n++) {
                connection.setAutoCommit(n % 2 == 0);
                Rows.run(connection, "INSERT INTO t VALUES (" + n + ")");
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                assertThat(replica.position()).isEqualTo(primary.position());
            }
        }
        assertThat(Rows.count(replica.dataSource().build())).isEqualTo(50);
    }

    @Test
    void a_commit_that_the_replica_does_not_get_in_time_is_kept_and_reaches_it_later() throws SQLException {
        LiteFsDataSource impatient = replicated(primary, SHORT);
        Rows.run(impatient, "INSERT INTO t VALUES (1)");
        try (Connection reader = replica.dataSource().withoutReadLimit().build().getConnection()) {
            reader.setAutoCommit(false);
            Rows.run(reader, "SELECT * FROM t");
            assertThatThrownBy(() -> Rows.run(impatient, "INSERT INTO t VALUES (2)"))
                    .isInstanceOf(ReplicationTimeoutException.class)
                    .hasMessageContaining(Rows.DATABASE.value());
            assertThat(Rows.count(impatient)).isEqualTo(2);
            reader.rollback();
        }
        AppNode.awaitSamePosition(primary, replica);
        Rows.run(replicated(primary, PATIENCE), "INSERT INTO t VALUES (3)");
        assertThat(Rows.count(replica.dataSource().build())).isEqualTo(3);
    }

    @Test
    void a_replica_that_comes_back_confirms_again() throws SQLException {
        LiteFsDataSource impatient = replicated(primary, SHORT);
        RealNode node = replica.node();
        node.kill();
        node.unmount();
        assertThatThrownBy(() -> Rows.run(impatient, "INSERT INTO t VALUES (1)"))
                .isInstanceOf(ReplicationTimeoutException.class);
        node.startAndAwaitReady();
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(ReplicationTimeoutException.class)
                .until(() -> {
                    Rows.run(impatient, "INSERT INTO t VALUES (2)");
                    return true;
                });
        assertThat(replica.position()).isEqualTo(primary.position());
    }

    @Test
    void what_a_replica_writes_under_the_halt_lock_is_confirmed_by_the_primary() throws SQLException {
        LiteFsDataSource halting = replica.dataSource()
                .haltingWrites(replica.liteFs().haltLocks())
                .replicated(oneOther(replica, PATIENCE))
                .build();
        Rows.run(halting, "INSERT INTO t VALUES (1)");
        try (Connection connection = halting.getConnection()) {
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (2)");
            connection.commit();
        }
        assertThat(Rows.count(primary.dataSource().build())).isEqualTo(2);
    }

    @Test
    void a_primary_that_dies_before_the_commit_is_confirmed_leaves_its_outcome_unknown() throws Exception {
        LiteFsDataSource patient = replicated(primary, PATIENCE);
        Rows.run(patient, "INSERT INTO t VALUES (1)");
        AppNode.awaitSamePosition(primary, replica);
        try (Connection connection = patient.getConnection();
                Connection reader =
                        replica.dataSource().withoutReadLimit().build().getConnection()) {
            reader.setAutoCommit(false);
            Rows.run(reader, "SELECT * FROM t");
            Thread killer = new Thread(() -> {
                await().atMost(PATIENCE).until(() -> !primary.position().equals(replica.position()));
                primary.node().kill();
            });
            killer.start();
            assertThatThrownBy(() -> Rows.run(connection, "INSERT INTO t VALUES (2)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08007"));
            killer.join();
            reader.rollback();
        }
    }

    @Test
    void the_driver_waits_for_as_many_nodes_as_its_url_says() throws SQLException {
        String url = "jdbc:litefs:" + primary.node().mount() + "/" + Rows.DATABASE.value() + "?nodeApi="
                + primary.node().url() + "&peers=" + replica.node().url() + "&replicas=1&replicationLimit=30s";
        try (Connection connection = DriverManager.getConnection(url)) {
            Rows.run(connection, "INSERT INTO t VALUES (1)");
            assertThat(replica.position()).isEqualTo(primary.position());
        }
    }
}
