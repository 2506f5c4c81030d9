package io.litefs4j.adapters.fs;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.LagMarker;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.domain.primary.PrimaryMarker;
import io.litefs4j.testkit.contract.DisconnectedDriver;
import io.litefs4j.testkit.contract.NotMountedDriver;
import io.litefs4j.testkit.contract.UnresponsiveDriver;
import io.litefs4j.testkit.mount.FakeMount;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The adapters over a plain directory, whose files are written as LiteFS would show what a fake mount has been through. */
final class PlainNodeDriver implements NotMountedDriver, DisconnectedDriver, UnresponsiveDriver {
    private static final Hostname PRIMARY = new Hostname("the-primary");
    private static final DatabaseName FIRST = new DatabaseName("first.db");

    private final FakeMount fake = new FakeMount();
    private final FakeMount other = new FakeMount(new AbsolutePath("/other"), fake.time());
    private final SortedSet<DatabaseName> known = new TreeSet<>();
    private final PlainNode node = new PlainNode();
    private final LiteFsDirectory directory;

    PlainNodeDriver(Duration limit) {
        directory = node.at(limit);
        other.becomePrimary();
        replica();
        commit(FIRST);
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
        fake.becomePrimary();
        show();
    }

    @Override
    public Hostname replica() {
        fake.follow(PRIMARY);
        fake.heartbeat();
        fake.time().advance(Duration.ofMillis(300));
        show();
        return PRIMARY;
    }

    @Override
    public void noPrimary() {
        replica();
        fake.losePrimary();
        show();
    }

    @Override
    public void starting() {
        fake.crash();
        fake.mountAgain();
        node.mount();
        show();
    }

    @Override
    public void demoted() {
        fake.becomePrimary();
        fake.demote();
        show();
    }

    @Override
    public Position commit(DatabaseName database) {
        known.add(database);
        Position position = fake.primaryClaim().isPrimary() ? fake.commit(database) : other.commit(database);
        if (!fake.primaryClaim().isPrimary()) {
            fake.apply(database, position);
        }
        show();
        return position;
    }

    @Override
    public Position drop(DatabaseName database) {
        Position position = fake.drop(database);
        show();
        return position;
    }

    @Override
    public void openMissing(DatabaseName database) {
        known.add(database);
        fake.openMissing(database);
        show();
    }

    @Override
    public void notMounted() {
        node.unmount();
    }

    @Override
    public void disconnected() {
        node.kill();
    }

    @Override
    public void unresponsive() {
        node.freeze();
    }

    @Override
    public void close() {
        node.thaw();
        directory.close();
        node.close();
    }

    private void show() {
        Optional<Hostname> primary = fake.primaryMarker().read();
        primary.ifPresentOrElse(
                name -> node.write(".primary", name + "\n", "r--r--r--"), () -> node.remove(".primary"));
        node.refuseHalts(primary.isEmpty() && !fake.primaryClaim().isPrimary());
        node.write(".lag", LagText.of(fake.lagMarker().read()));
        String mode = fake.primaryClaim().isPrimary() ? "rw-rw-rw-" : "r--r--r--";
        for (DatabaseName database : known) {
            fake.positions()
                    .of(database)
                    .ifPresent(position -> node.write(database + "-pos", position + "\n", "rw-rw-rw-"));
            node.write(database + "-lock", "");
            if (fake.databases().names().contains(database)) {
                node.write(database.value(), "pages", mode);
            } else {
                node.remove(database.value());
            }
        }
    }

    /** How LiteFS writes a lag. Source: superfly/litefs {@code fuse/lag_node.go}. */
    static final class LagText {
        private static final int SIZE = 11;

        private LagText() {}

        static String of(Lag lag) {
            String text = String.format("%+010d\n", lag.millis());
            return text.substring(0, Math.min(SIZE, text.length()));
        }
    }
}
