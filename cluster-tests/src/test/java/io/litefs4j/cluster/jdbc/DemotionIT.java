package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.adapters.jdbc.PrimaryLostException;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import io.litefs4j.cluster.support.LeasedNodes;
import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.domain.primary.NodeRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions of the data source while the primary role really moves from one node to the other. */
class DemotionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LeasedNodes nodes;
    private NodeView first;
    private NodeView second;
    private LiteFsDataSource onFirst;
    private LiteFsDataSource onSecond;

    @BeforeEach
    void start() throws SQLException {
        nodes = LeasedNodes.start();
        first = NodeView.byFiles(nodes.first());
        second = NodeView.byFiles(nodes.second());
        onFirst = Rows.on(nodes.first(), first);
        onSecond = Rows.on(nodes.second(), second);
        Rows.run(onFirst, "CREATE TABLE t(n INTEGER)", "INSERT INTO t VALUES (0)");
        awaitRows(onSecond, 1);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        nodes.close();
    }

    private static void awaitRows(LiteFsDataSource database, long rows) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> Rows.count(database) == rows);
    }

    @Test
    void a_transaction_that_outlives_the_role_is_rolled_back_and_says_so() throws SQLException {
        try (Connection connection = onFirst.getConnection()) {
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (1)");
            nodes.leaseTo(nodes.second());
            assertThatThrownBy(connection::commit).isInstanceOf(PrimaryLostException.class);
        }
        Rows.run(onSecond, "INSERT INTO t VALUES (2)");
        awaitRows(onFirst, 2);
        assertThat(Rows.count(onSecond)).isEqualTo(2);
    }

    /** The role changes between the last look at it and COMMIT: LiteFS refuses, and nothing is kept. */
    @Test
    void a_commit_that_was_sent_too_late_is_rolled_back_and_says_so() throws SQLException {
        LiteFsDataSource unaware = Rows.remembering(NodeRole.Primary::new, nodes.first(), first);
        try (Connection connection = unaware.getConnection()) {
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (1)");
            nodes.leaseTo(nodes.second());
            Rows.run(connection, "INSERT INTO t VALUES (2)");
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(PrimaryLostException.class)
                    .hasRootCauseInstanceOf(org.sqlite.SQLiteException.class);
        }
        Rows.run(onSecond, "INSERT INTO t VALUES (3)");
        awaitRows(onFirst, 2);
    }

    /** LiteFS itself would wait for the end of the transaction, however long the application takes. */
    @Test
    void a_write_transaction_that_nobody_ends_does_not_keep_the_old_primary_from_following() throws SQLException {
        try (Connection forgotten = onFirst.getConnection()) {
            forgotten.setAutoCommit(false);
            Rows.run(forgotten, "INSERT INTO t VALUES (1)");
            nodes.leaseTo(nodes.second());
            Rows.run(onSecond, "INSERT INTO t VALUES (2)");
            awaitRows(onFirst, 2);
            assertThatThrownBy(forgotten::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40000"));
        }
    }

    @Test
    void connections_serve_on_in_their_new_roles() throws SQLException {
        try (Connection old = onFirst.getConnection();
                Connection young = onSecond.getConnection()) {
            Rows.run(old, "INSERT INTO t VALUES (1)");
            assertThatThrownBy(() -> Rows.run(young, "INSERT INTO t VALUES (2)"))
                    .isInstanceOf(ReplicaWriteException.class);
            awaitRows(onSecond, 2);
            nodes.leaseTo(nodes.second());
            Rows.run(young, "INSERT INTO t VALUES (2)");
            assertThatThrownBy(() -> Rows.run(old, "INSERT INTO t VALUES (3)"))
                    .isInstanceOf(ReplicaWriteException.class);
            awaitRows(onFirst, 3);
        }
    }
}
