package io.litefs4j.cluster.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.fs.time.SystemTime;
import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.real.NodeConfig;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.testkit.real.RealTopology;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the detector says in every situation that two static nodes can get into. */
@RealLiteFs
abstract class TruthTable {
    private static final NodeRole PRIMARY = new NodeRole.Primary();
    private static final NodeRole NO_PRIMARY = new NodeRole.NoPrimary();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofSeconds(10);
    private static final DatabaseName DATABASE = new DatabaseName("app.db");

    /** Well over the second between two heartbeats. */
    private static final long LATE_MILLIS = 1_500;

    private final List<NodeView> views = new ArrayList<>();

    /** Returns the node as it is seen with the claim under test. */
    abstract NodeView newView(RealNode node);

    private NodeView view(RealNode node) {
        NodeView view = newView(node);
        views.add(view);
        return view;
    }

    @AfterEach
    void closeViews() {
        views.forEach(NodeView::close);
    }

    @Test
    void the_primary_is_primary_with_and_without_a_database(RealCluster cluster) {
        NodeView primary = view(cluster.node("n1"));
        assertThat(primary.role()).isEqualTo(PRIMARY);
        withTable(cluster);
        assertThat(primary.role()).isEqualTo(PRIMARY);
    }

    @Test
    void the_replica_is_a_replica_of_the_primary_by_its_name(RealCluster cluster) {
        withTable(cluster);
        assertThat(view(cluster.node("n2")).role()).isInstanceOfSatisfying(NodeRole.Replica.class, replica -> {
            assertThat(replica.primary()).isEqualTo(RealCluster.FIRST);
            assertThat(replica.lag()).matches(lag -> lag.isWithin(HEALTHY));
        });
    }

    @Test
    void a_hundred_milliseconds_after_the_primarys_death_there_is_no_primary(RealCluster cluster) throws Exception {
        withTable(cluster);
        NodeView replica = view(cluster.node("n2"));
        assertThat(replica.role()).isInstanceOf(NodeRole.Replica.class);
        cluster.node("n1").kill();
        SystemTime.pause().of(Duration.ofMillis(100));
        assertThat(replica.role()).isEqualTo(NO_PRIMARY);
    }

    /** LiteFS shows the dead name while it tries to connect, once a second, for as long as that takes. */
    @Test
    void while_a_static_primary_is_dead_its_name_may_flicker_and_nobody_becomes_primary(RealCluster cluster)
            throws Exception {
        withTable(cluster);
        NodeView replica = view(cluster.node("n2"));
        cluster.node("n1").kill();
        SystemTime.pause().of(Duration.ofMillis(100));
        List<NodeRole> seen = new ArrayList<>();
        for (int sample = 0; sample < 400; sample++) {
            seen.add(replica.role());
            SystemTime.pause().of(Duration.ofMillis(5));
        }
        assertThat(seen).doesNotContain(PRIMARY).contains(NO_PRIMARY);
        assertThat(seen)
                .filteredOn(NodeRole.Replica.class::isInstance)
                .hasSizeLessThan(seen.size() / 4)
                .allSatisfy(
                        role -> assertThat(((NodeRole.Replica) role).primary()).isEqualTo(RealCluster.FIRST));
    }

    @Test
    void the_replica_of_a_frozen_primary_stays_its_replica_with_growing_lag(RealCluster cluster) {
        withTable(cluster);
        RealNode primary = cluster.node("n1");
        NodeView replica = view(cluster.node("n2"));
        NodeView frozen = view(primary);
        primary.freeze();
        await().atMost(PATIENCE).until(() -> lagOf(replica).millis() > LATE_MILLIS);
        Lag first = lagOf(replica);
        await().atMost(PATIENCE).until(() -> lagOf(replica).millis() > first.millis());
        assertNotRunning(frozen, MountState.UNRESPONSIVE);
        primary.thaw();
        await().atMost(PATIENCE).until(() -> lagOf(replica).millis() < LATE_MILLIS);
        assertThat(frozen.role()).isEqualTo(PRIMARY);
    }

    @Test
    void a_local_reader_stops_replication_and_may_hide_the_primarys_death(RealCluster cluster) throws Exception {
        withTable(cluster);
        RealNode replica = cluster.node("n2");
        NodeView view = view(replica);
        Position before = position(view);
        try (Connection reader = Sql.open(file(replica));
                Statement statement = reader.createStatement()) {
            statement.execute("BEGIN");
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
                assertThat(rows.next()).isTrue();
            }
            Sql.run(file(cluster.node("n1")), "INSERT INTO t VALUES (2)");
            await().atMost(PATIENCE).until(() -> lagOf(view).millis() > LATE_MILLIS);
            assertThat(position(view)).isEqualTo(before);
            cluster.node("n1").kill();
            SystemTime.pause().of(Duration.ofMillis(100));
            assertThat(view.role()).isNotEqualTo(PRIMARY);
            statement.execute("COMMIT");
        }
        await().atMost(PATIENCE).until(() -> view.role().equals(NO_PRIMARY));
        assertThat(position(view).txid()).isGreaterThanOrEqualTo(before.txid());
    }

    @Test
    @RealLiteFs(RealTopology.EMPTY)
    void a_starting_node_that_has_never_found_its_primary_has_none(RealCluster cluster) {
        RealNode absent = cluster.add("n1", NodeConfig.staticPrimary());
        RealNode starting = cluster.add("n2", NodeConfig.staticReplica(absent.hostname(), absent.url()));
        NodeView view = view(starting);
        assertNotRunning(view, MountState.NOT_MOUNTED);
        starting.start();
        starting.awaitMounted();
        await().atMost(PATIENCE).until(() -> view.role().equals(NO_PRIMARY));
        assertThat(view.directory().lagMarker().read()).isEqualTo(Lag.UNKNOWN);
    }

    @Test
    void a_node_that_is_killed_unmounted_and_started_again_says_each_of_it(RealCluster cluster) {
        withTable(cluster);
        RealNode node = cluster.node("n1");
        NodeView view = view(node);
        node.kill();
        assertNotRunning(view, MountState.DISCONNECTED);
        node.unmount();
        assertNotRunning(view, MountState.NOT_MOUNTED);
        node.startAndAwaitReady();
        assertThat(view.role()).isEqualTo(PRIMARY);
    }

    /** The change of journal mode is fatal on every replica: status 99, and the mount stays. */
    @Test
    void a_replica_that_ended_itself_over_a_checksum_is_disconnected(RealCluster cluster) {
        withTable(cluster);
        RealNode replica = cluster.node("n2");
        NodeView view = view(replica);
        Sql.run(file(cluster.node("n1")), "PRAGMA journal_mode=DELETE", "INSERT INTO t VALUES (3)");
        assertThat(replica.awaitExit()).isEqualTo(99);
        assertNotRunning(view, MountState.DISCONNECTED);
    }

    private static void assertNotRunning(NodeView view, MountState state) {
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(view::role)
                .satisfies(failure -> assertThat(failure.state()).isEqualTo(state));
    }

    private static Lag lagOf(NodeView view) {
        NodeRole role = view.role();
        assertThat(role).isInstanceOf(NodeRole.Replica.class);
        return ((NodeRole.Replica) role).lag();
    }

    private static Position position(NodeView view) {
        return view.directory().positions().of(DATABASE).orElseThrow();
    }

    private static Path file(RealNode node) {
        return node.mount().resolve(DATABASE.value());
    }

    /** Makes a database in WAL mode on the primary and waits until the replica has it. */
    private void withTable(RealCluster cluster) {
        Sql.run(file(cluster.node("n1")), "PRAGMA journal_mode=WAL", "CREATE TABLE t (n)", "INSERT INTO t VALUES (1)");
        NodeView primary = view(cluster.node("n1"));
        NodeView replica = view(cluster.node("n2"));
        Optional<Position> position = primary.directory().positions().of(DATABASE);
        await().atMost(PATIENCE)
                .until(() -> replica.directory().positions().of(DATABASE).equals(position));
    }
}
