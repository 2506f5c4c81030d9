package io.litefs4j.testkit.cluster;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.LagMarker;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.domain.primary.PrimaryMarker;
import io.litefs4j.testkit.contract.DisconnectedDriver;
import io.litefs4j.testkit.contract.NotMountedDriver;
import io.litefs4j.testkit.contract.UnresponsiveDriver;
import io.litefs4j.testkit.mount.FakeHaltLocks;
import java.time.Duration;

/** Brings n2 of a simulated cluster into its situations by what happens to the cluster, n1 being its primary at first. */
final class ClusterNodeDriver implements NotMountedDriver, DisconnectedDriver, UnresponsiveDriver {
    private static final DatabaseName FIRST = new DatabaseName("first.db");

    private final FakeCluster cluster = FakeCluster.consul("n1", "n2");
    private final ClusterNode other = cluster.node("n1");
    private final ClusterNode node = cluster.node("n2");
    private final FakeHaltLocks haltLocks = new FakeHaltLocks(node.mount());

    ClusterNodeDriver() {
        other.commit(FIRST);
    }

    @Override
    public Mount mount() {
        return node.mount().mount();
    }

    @Override
    public PrimaryMarker primaryMarker() {
        return node.mount().primaryMarker();
    }

    @Override
    public LagMarker lagMarker() {
        return node.mount().lagMarker();
    }

    @Override
    public PrimaryClaim primaryClaim() {
        return node.mount().primaryClaim();
    }

    @Override
    public Databases databases() {
        return node.mount().databases();
    }

    @Override
    public Positions positions() {
        return node.mount().positions();
    }

    @Override
    public HaltLocks haltLocks() {
        return haltLocks;
    }

    @Override
    public void primary() {
        cluster.promotion().promote(node.url());
    }

    @Override
    public Hostname replica() {
        cluster.promotion().promote(other.url());
        cluster.advance(Duration.ofMillis(2_300));
        return other.hostname();
    }

    @Override
    public void noPrimary() {
        replica();
        other.crash();
    }

    @Override
    public void starting() {
        node.connectLease(LeaseConnection.HANGING);
        node.crash();
        node.start();
    }

    @Override
    public void demoted() {
        primary();
        node.connectLease(LeaseConnection.FAILING);
        cluster.advance(Duration.ofSeconds(10));
    }

    @Override
    public Position commit(DatabaseName database) {
        return cluster.primaries().get(0).commit(database);
    }

    @Override
    public Position drop(DatabaseName database) {
        return node.drop(database);
    }

    @Override
    public void openMissing(DatabaseName database) {
        node.openMissing(database);
    }

    @Override
    public void notMounted() {
        node.stop();
    }

    @Override
    public void disconnected() {
        node.crash();
    }

    @Override
    public void unresponsive() {
        node.freeze();
    }
}
