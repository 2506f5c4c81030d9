package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.domain.replication.Durability;
import io.litefs4j.testkit.cluster.ClusterNode;
import io.litefs4j.testkit.cluster.FakeCluster;
import io.litefs4j.usecases.replication.ClusterApi;
import io.litefs4j.usecases.replication.PeerConfirmation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commits that wait for another node, in a cluster that moves by hand. */
class ReplicatedCommitTest extends JdbcTestBase {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration UNDER_WAY = Duration.ofMillis(300);

    private final FakeCluster cluster = FakeCluster.consul("n1", "n2");
    private final ClusterNode n1 = cluster.node("n1");
    private final ClusterNode n2 = cluster.node("n2");
    private final PeerConfirmation peers = PeerConfirmation.start(
            n1.url(),
            List.of(n2.url()),
            new ClusterApi(cluster.events(), cluster.infos(), cluster.debugVariables()),
            this::position,
            cluster.time(),
            cluster.time());
    private Connection observer;
    private String seen;
    private LiteFsDataSource replicated;

    @BeforeEach
    void create() throws SQLException {
        withTable();
        observer = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("notes.db"));
        seen = ask(observer, "PRAGMA data_version");
        n1.commit(NOTES);
        n2.delayNews(UNDER_WAY);
        replicated = waitingFor(peers.of(new Durability(1, LIMIT)));
    }

    @AfterEach
    void close() throws SQLException {
        observer.close();
        peers.close();
    }

    private LiteFsDataSource waitingFor(CommitConfirmation commits) {
        return LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .busyTimeout(Duration.ofMillis(50))
                .replicated(commits)
                .build();
    }

    /** What SQLite has committed, the node has; it is not asked for before the commit has returned. */
    private Optional<Position> position(DatabaseName database) {
        try {
            String now = ask(observer, "PRAGMA data_version");
            if (!now.equals(seen)) {
                seen = now;
                n1.commit(database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return n1.mount().positions().of(database);
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_returns_when_another_node_holds_it(ReplicatedWork work) throws SQLException {
        try (Connection connection = replicated.getConnection()) {
            work.on(connection);
            assertThat(cluster.time().elapsed()).isBetween(UNDER_WAY, UNDER_WAY.plusMillis(10));
            assertThat(n2.mount().positions().of(NOTES))
                    .isEqualTo(n1.mount().positions().of(NOTES));
        }
        assertThat(committed()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_that_no_other_node_gets_in_time_is_kept_and_says_so(ReplicatedWork work) throws SQLException {
        n2.crash();
        try (Connection connection = replicated.getConnection()) {
            assertThatExceptionOfType(ReplicationTimeoutException.class)
                    .isThrownBy(() -> work.on(connection))
                    .withMessageContaining("notes.db is committed here")
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("58R01"));
            assertThat(cluster.time().elapsed()).isEqualTo(LIMIT);
            assertThat(committed()).isOne();
            n2.start();
            connection.setAutoCommit(true);
            run(connection, "INSERT INTO note(body) VALUES ('later')");
        }
        assertThat(committed()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_node_that_loses_its_role_meanwhile_leaves_the_outcome_unknown(ReplicatedWork work) throws SQLException {
        cluster.time().after(UNDER_WAY.dividedBy(2), () -> cluster.promotion().promote(n2.url()));
        n2.delayNews(Duration.ofMinutes(1));
        try (Connection connection = replicated.getConnection()) {
            assertThatThrownBy(() -> work.on(connection))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08007"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_written_while_it_could_not_be_confirmed(ReplicatedWork work) throws SQLException {
        try (Connection connection = replicated.getConnection()) {
            n1.cutOff();
            assertThatThrownBy(() -> work.on(connection))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                    .hasMessageContaining("notes.db");
            assertThat(cluster.time().elapsed()).isEqualTo(LIMIT);
            assertThat(committed()).isZero();
            n1.reconnect();
            connection.setAutoCommit(true);
            run(connection, "INSERT INTO note(body) VALUES ('later')");
        }
        assertThat(committed()).isOne();
    }

    @Test
    void reads_and_transactions_that_change_nothing_wait_for_nobody() throws SQLException {
        n2.crash();
        try (Connection connection = replicated.getConnection()) {
            ask(connection, "SELECT count(*) FROM note");
            connection.setAutoCommit(false);
            run(connection, "DELETE FROM note WHERE id = 99");
            connection.commit();
            run(connection, "INSERT INTO note(body) VALUES ('undone')");
            connection.rollback();
            connection.setReadOnly(true);
            ask(connection, "SELECT count(*) FROM note");
            connection.commit();
        }
        assertThat(cluster.time().elapsed()).isZero();
    }

    @Test
    void a_thread_that_is_interrupted_while_it_waits_is_told_that_it_is_committed_here() throws SQLException {
        cluster.time().after(UNDER_WAY.dividedBy(2), Thread.currentThread()::interrupt);
        try (Connection connection = replicated.getConnection()) {
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('new')"))
                    .isInstanceOf(ReplicationTimeoutException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(committed()).isOne();
    }

    @Test
    void in_development_nobody_is_waited_for() throws SQLException {
        n2.crash();
        try (Connection connection = waitingFor(CommitConfirmation.UNNEEDED).getConnection()) {
            run(connection, "INSERT INTO note(body) VALUES ('new')");
        }
        assertThat(cluster.time().elapsed()).isZero();
    }
}
