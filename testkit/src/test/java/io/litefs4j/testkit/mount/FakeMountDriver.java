package io.litefs4j.testkit.mount;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.LagMarker;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.domain.primary.PrimaryMarker;
import io.litefs4j.testkit.contract.DisconnectedDriver;
import io.litefs4j.testkit.contract.NotMountedDriver;
import io.litefs4j.testkit.contract.UnresponsiveDriver;
import java.time.Duration;

/** Moves a fake mount; what its primary commits comes from a second one. */
final class FakeMountDriver implements NotMountedDriver, DisconnectedDriver, UnresponsiveDriver {
    private static final Hostname PRIMARY = new Hostname("the-primary");
    private static final DatabaseName FIRST = new DatabaseName("first.db");

    private final FakeMount node = new FakeMount();
    private final FakeHaltLocks haltLocks = new FakeHaltLocks(node);
    private final FakeMount other = new FakeMount(new AbsolutePath("/other"), node.time());

    FakeMountDriver() {
        other.becomePrimary();
        replica();
        commit(FIRST);
    }

    @Override
    public Mount mount() {
        return node.mount();
    }

    @Override
    public PrimaryMarker primaryMarker() {
        return node.primaryMarker();
    }

    @Override
    public LagMarker lagMarker() {
        return node.lagMarker();
    }

    @Override
    public PrimaryClaim primaryClaim() {
        return node.primaryClaim();
    }

    @Override
    public Databases databases() {
        return node.databases();
    }

    @Override
    public Positions positions() {
        return node.positions();
    }

    @Override
    public HaltLocks haltLocks() {
        return haltLocks;
    }

    @Override
    public void primary() {
        node.becomePrimary();
    }

    @Override
    public Hostname replica() {
        node.follow(PRIMARY);
        node.heartbeat();
        node.time().advance(Duration.ofMillis(300));
        return PRIMARY;
    }

    @Override
    public void noPrimary() {
        replica();
        node.losePrimary();
    }

    @Override
    public void starting() {
        node.crash();
        node.mountAgain();
    }

    @Override
    public void demoted() {
        node.becomePrimary();
        node.demote();
    }

    @Override
    public Position commit(DatabaseName database) {
        if (node.primaryClaim().isPrimary()) {
            return node.commit(database);
        }
        Position position = other.commit(database);
        node.apply(database, position);
        return position;
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
        node.unmount();
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
