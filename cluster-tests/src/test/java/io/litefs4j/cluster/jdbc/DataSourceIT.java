package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.PrimaryLostException;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data source on a real primary and a real replica. */
@RealLiteFs
class DataSourceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RealNode primary;
    private RealNode replica;
    private NodeView primaryView;
    private NodeView replicaView;
    private LiteFsDataSource onPrimary;
    private LiteFsDataSource onReplica;

    @BeforeEach
    void open(RealCluster cluster) {
        primary = cluster.node("n1");
        replica = cluster.node("n2");
        primaryView = NodeView.byFiles(primary);
        replicaView = NodeView.byFiles(replica);
        onPrimary = Rows.on(primary, primaryView);
        onReplica = Rows.on(replica, replicaView);
    }

    @AfterEach
    void close() {
        primaryView.close();
        replicaView.close();
    }

    private void tableEverywhere() throws SQLException {
        Rows.run(onPrimary, "CREATE TABLE t(n INTEGER)");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> Rows.count(onReplica) == 0);
    }

    private void awaitOnReplica(long rows) {
        await().atMost(PATIENCE).until(() -> Rows.count(onReplica) == rows);
    }

    @Test
    void what_is_committed_on_the_primary_is_read_on_the_replica() throws SQLException {
        tableEverywhere();
        Rows.run(onPrimary, "INSERT INTO t VALUES (1)");
        try (Connection connection = onPrimary.getConnection()) {
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)");
            connection.commit();
            Rows.run(connection, "INSERT INTO t VALUES (4)");
            connection.rollback();
        }
        awaitOnReplica(3);
    }

    @Test
    void a_new_database_is_created_in_wal_on_both() throws SQLException {
        tableEverywhere();
        for (LiteFsDataSource node : new LiteFsDataSource[] {onPrimary, onReplica}) {
            try (Connection connection = node.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
                assertThat(mode.getString(1)).isEqualTo("wal");
            }
        }
    }

    @Test
    void a_write_on_the_replica_is_refused_and_leaves_nothing_behind() throws SQLException {
        tableEverywhere();
        try (Connection connection = onReplica.getConnection()) {
            for (boolean autoCommit : new boolean[] {true, false}) {
                connection.setAutoCommit(autoCommit);
                assertThatThrownBy(() -> Rows.run(connection, "INSERT INTO t VALUES (1)"))
                        .isInstanceOfSatisfying(ReplicaWriteException.class, e -> {
                            assertThat(e.getSQLState()).isEqualTo("25006");
                            assertThat(e.primary()).contains(primary.hostname());
                        });
            }
            connection.rollback();
            Rows.run(onPrimary, "INSERT INTO t VALUES (1)");
            awaitOnReplica(1);
        }
    }

    /** The remembered role is wrong: it is LiteFS that refuses, in WAL only at COMMIT. */
    @Test
    void litefss_own_refusal_is_recognised() throws SQLException {
        tableEverywhere();
        LiteFsDataSource mistaken = Rows.remembering(NodeRole.Primary::new, replica, replicaView);
        try (Connection connection = mistaken.getConnection()) {
            assertThatThrownBy(() -> Rows.run(connection, "INSERT INTO t VALUES (1)"))
                    .isInstanceOf(ReplicaWriteException.class)
                    .hasRootCauseInstanceOf(org.sqlite.SQLiteException.class);
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (2)");
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(PrimaryLostException.class)
                    .hasRootCauseInstanceOf(org.sqlite.SQLiteException.class);
            Rows.run(onPrimary, "INSERT INTO t VALUES (3)");
            awaitOnReplica(1);
        }
    }

    @Test
    void a_database_that_is_not_there_is_not_created_on_the_replica() throws Exception {
        assertThatThrownBy(onReplica::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                .hasMessageContaining(Rows.DATABASE.value());
        try (Stream<Path> kept = Files.list(replica.layout().data().resolve("dbs"))) {
            assertThat(kept).isEmpty();
        }
        tableEverywhere();
    }

    @Test
    void nothing_is_created_in_the_directory_once_litefs_has_left_it() throws Exception {
        tableEverywhere();
        replica.terminate();
        primary.terminate();
        assertThatThrownBy(onPrimary::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                .hasMessageContaining("is not mounted");
        try (Stream<Path> left = Files.list(primary.mount())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_connection_whose_litefs_was_killed_says_so_and_a_new_one_works_after_the_restart() throws SQLException {
        tableEverywhere();
        try (Connection connection = onPrimary.getConnection()) {
            Rows.run(connection, "INSERT INTO t VALUES (1)");
            primary.kill();
            assertThat(connection.isValid(1)).isFalse();
            assertThatThrownBy(() -> Rows.run(connection, "INSERT INTO t VALUES (2)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
        }
        primary.startAndAwaitReady();
        Rows.run(onPrimary, "INSERT INTO t VALUES (3)");
        assertThat(Rows.count(onPrimary)).isEqualTo(2);
    }

    @Test
    void a_commit_into_a_litefs_that_was_just_killed_is_reported_as_unknown() throws SQLException {
        tableEverywhere();
        LiteFsDataSource unaware = Rows.remembering(NodeRole.Primary::new, primary, primaryView);
        try (Connection connection = unaware.getConnection()) {
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (1)");
            primary.kill();
            assertThatThrownBy(connection::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08007"));
        }
    }
}
