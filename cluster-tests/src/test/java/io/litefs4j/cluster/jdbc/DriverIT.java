package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver, by its URL, on a real primary and a real replica. */
@RealLiteFs
class DriverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RealNode primary;
    private RealNode replica;

    @BeforeEach
    void open(RealCluster cluster) {
        primary = cluster.node("n1");
        replica = cluster.node("n2");
    }

    private static String url(RealNode node, String more) {
        return "jdbc:litefs:" + node.mount() + "/t.db?nodeApi=" + node.url() + more;
    }

    private static Connection connect(RealNode node) throws SQLException {
        return DriverManager.getConnection(url(node, ""));
    }

    private static long count(RealNode node) throws SQLException {
        try (Connection connection = connect(node);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
            return rows.getLong(1);
        }
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private void tableEverywhere() throws SQLException {
        try (Connection connection = connect(primary)) {
            Rows.run(connection, "CREATE TABLE t(n INTEGER)");
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> count(replica) == 0);
    }

    private static boolean isWatched() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("litefs4j-role-monitor"));
    }

    @Test
    void what_is_written_on_the_primary_is_read_on_the_replica_and_refused_there() throws SQLException {
        tableEverywhere();
        try (Connection onPrimary = connect(primary);
                Connection onReplica = connect(replica)) {
            Rows.run(onPrimary, "INSERT INTO t VALUES (1)");
            await().atMost(PATIENCE).until(() -> count(replica) == 1);
            assertState("25006", () -> Rows.run(onReplica, "INSERT INTO t VALUES (2)"));
        }
    }

    @Test
    void a_replica_writes_where_the_url_says_halt() throws SQLException {
        tableEverywhere();
        try (Connection onReplica = DriverManager.getConnection(url(replica, "&replicaWrites=halt"))) {
            Rows.run(onReplica, "INSERT INTO t VALUES (2)");
        }
        await().atMost(PATIENCE).until(() -> count(primary) == 1);
    }

    @Test
    void no_thread_watches_the_role_after_the_last_close() throws SQLException {
        tableEverywhere();
        Connection first = connect(primary);
        Connection second = connect(primary);
        first.close();
        assertThat(isWatched()).isTrue();
        second.close();
        await().atMost(PATIENCE).until(() -> !isWatched());
    }

    @Test
    void a_litefs_that_is_stopped_is_08001_and_nothing_is_created() throws Exception {
        tableEverywhere();
        replica.terminate();
        primary.terminate();
        assertState("08001", () -> connect(primary));
        try (Stream<Path> left = Files.list(primary.mount())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void plain_mode_is_refused_on_a_mount_whether_its_litefs_lives_or_not() throws SQLException {
        tableEverywhere();
        assertState("22023", () -> DriverManager.getConnection(url(primary, "&mode=plain")));
        primary.kill();
        assertState("22023", () -> DriverManager.getConnection(url(primary, "&mode=plain")));
    }
}
