package io.litefs4j.cluster.mount;

import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.cluster.support.LeasedNodes;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.cluster.support.StoreView;
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
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Brings the real node n1 into every situation, and asks it through the adapter of the file system. */
final class RealMountDriver implements NotMountedDriver, DisconnectedDriver, UnresponsiveDriver {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(5);
    private static final DatabaseName BASE = new DatabaseName("base.db");
    private static final String UNKNOWN_LAG = "+2147483647";

    private final LeasedNodes nodes;
    private final RealNode node;
    private final RealNode peer;
    private final LiteFsDirectory directory;
    private boolean frozen;

    RealMountDriver(LeasedNodes nodes) {
        this.nodes = nodes;
        node = nodes.first();
        peer = nodes.second();
        directory = LiteFsDirectory.at(node.mountPath());
    }

    /** Gives every node its first database. */
    static LeasedNodes withDatabase(LeasedNodes nodes) {
        new RealMountDriver(nodes).commit(BASE);
        return nodes;
    }

    @Override
    public Mount mount() {
        return directory.mount();
    }

    @Override
    public PrimaryMarker primaryMarker() {
        return directory.primaryMarker();
    }

    @Override
    public LagMarker lagMarker() {
        return directory.lagMarker();
    }

    @Override
    public PrimaryClaim primaryClaim() {
        return directory.primaryClaim();
    }

    @Override
    public Databases databases() {
        return directory.databases();
    }

    @Override
    public Positions positions() {
        return directory.positions();
    }

    @Override
    public HaltLocks haltLocks() {
        return directory.haltLocks();
    }

    @Override
    public void primary() {
        revive();
        nodes.leaseTo(node);
    }

    @Override
    public Hostname replica() {
        revive();
        nodes.leaseTo(peer);
        until(() -> StoreView.follows(node, peer.hostname()));
        commit(BASE);
        until(() -> !Files.readString(node.mount().resolve(".lag")).equals(UNKNOWN_LAG));
        return peer.hostname();
    }

    @Override
    public void noPrimary() {
        replica();
        nodes.leaseTo();
        until(() -> StoreView.follows(node, Hostname.UNNAMED));
    }

    @Override
    public void starting() {
        if (node.isRunning()) {
            node.kill();
        }
        nodes.leaseTo();
        revive();
    }

    @Override
    public void demoted() {
        primary();
        nodes.leaseTo();
        until(() -> StoreView.follows(node, Hostname.UNNAMED));
    }

    @Override
    public void disconnected() {
        node.kill();
    }

    @Override
    public void notMounted() {
        node.kill();
        node.unmount();
    }

    @Override
    public void unresponsive() {
        node.freeze();
        frozen = true;
    }

    private void revive() {
        if (frozen) {
            node.kill();
            frozen = false;
        }
        if (!node.isRunning()) {
            node.start();
            node.awaitMounted();
        }
    }

    @Override
    public Position commit(DatabaseName database) {
        RealNode primary = node.isPrimary() ? node : peer;
        Sql.run(
                file(primary, database),
                "BEGIN IMMEDIATE",
                "CREATE TABLE IF NOT EXISTS contract (n INTEGER PRIMARY KEY)",
                "INSERT INTO contract DEFAULT VALUES",
                "COMMIT");
        return applied(primary, database);
    }

    @Override
    public Position drop(DatabaseName database) {
        try {
            Files.delete(file(node, database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return applied(node, database);
    }

    private Position applied(RealNode primary, DatabaseName database) {
        Optional<Position> position = StoreView.position(primary, database);
        until(() -> StoreView.position(node, database).equals(position));
        return position.orElseThrow();
    }

    @Override
    public void openMissing(DatabaseName database) {
        Sql.value(file(node, database), "SELECT count(*) FROM sqlite_schema");
    }

    private static Path file(RealNode on, DatabaseName database) {
        return on.mount().resolve(database.value());
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(STEP).until(condition);
    }

    /** The nodes outlive the single test. */
    @Override
    public void close() {
        if (frozen) {
            node.kill();
        }
        directory.close();
    }
}
