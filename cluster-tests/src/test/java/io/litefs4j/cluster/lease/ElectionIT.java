package io.litefs4j.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.litefs4j.cluster.support.LeasedNodes;
import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roles of two candidates for one lease, as it is lost, handed over, and won. */
class ElectionIT {
    private static final NodeRole PRIMARY = new NodeRole.Primary();
    private static final NodeRole NO_PRIMARY = new NodeRole.NoPrimary();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration TTL = Duration.ofSeconds(2);

    private LeasedNodes nodes;
    private NodeView first;
    private NodeView second;

    @BeforeEach
    void startNodes() {
        nodes = LeasedNodes.start(LeaseServer.expiring(), TTL);
        first = NodeView.byFiles(nodes.first());
        second = NodeView.byFiles(nodes.second());
        Sql.run(file(nodes.first()), "CREATE TABLE t (n)", "INSERT INTO t VALUES (1)");
        until(() -> second.directory().databases().names().size() == 1);
        until(() -> isReplicaOf(second.role(), nodes.first()));
        assertThat(first.role()).isEqualTo(PRIMARY);
    }

    @AfterEach
    void closeNodes() {
        first.close();
        second.close();
        nodes.close();
    }

    @Test
    void after_the_primarys_death_the_other_candidate_is_elected_and_the_old_one_returns_as_its_replica() {
        nodes.first().kill();
        List<NodeRole> seen = new ArrayList<>();
        until(() -> {
            seen.add(second.role());
            return seen.contains(PRIMARY);
        });
        assertThat(seen).contains(NO_PRIMARY);
        Sql.run(file(nodes.second()), "INSERT INTO t VALUES (2)");
        nodes.first().startAndAwaitReady();
        until(() -> isReplicaOf(first.role(), nodes.second()));
        assertThat(second.role()).isEqualTo(PRIMARY);
        until(() -> Sql.value(file(nodes.first()), "SELECT count(*) FROM t").equals("2"));
    }

    @Test
    void a_promoted_replica_becomes_primary_and_the_primary_its_replica() throws IOException {
        HttpURLConnection promotion = (HttpURLConnection)
                nodes.second().url().resolve("/promote").toURL().openConnection(Proxy.NO_PROXY);
        promotion.setRequestMethod("POST");
        assertThat(promotion.getResponseCode()).isEqualTo(200);
        until(() -> second.role().equals(PRIMARY));
        until(() -> isReplicaOf(first.role(), nodes.second()));
        assertThat(nodes.leases().holder()).contains(nodes.second().hostname());
    }

    @Test
    void a_node_whose_lease_has_ended_knows_no_primary_and_no_lag() {
        nodes.leaseTo();
        until(() -> first.role().equals(NO_PRIMARY));
        assertThat(first.directory().lagMarker().read()).isEqualTo(Lag.UNKNOWN);
        until(() -> second.role().equals(NO_PRIMARY));
    }

    @Test
    void while_the_lease_server_fails_nobody_is_primary_and_afterwards_one_is() {
        nodes.leases().setOutage(true);
        until(() -> first.role().equals(NO_PRIMARY) && second.role().equals(NO_PRIMARY));
        nodes.leases().setOutage(false);
        until(() -> first.role().equals(PRIMARY) != second.role().equals(PRIMARY));
    }

    private static boolean isReplicaOf(NodeRole role, RealNode primary) {
        return role instanceof NodeRole.Replica replica && replica.primary().equals(primary.hostname());
    }

    private static Path file(RealNode node) {
        return node.mount().resolve("app.db");
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(STEP).until(condition);
    }
}
