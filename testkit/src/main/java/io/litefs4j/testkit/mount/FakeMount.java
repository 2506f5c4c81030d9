package io.litefs4j.testkit.mount;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.LagMarker;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.domain.primary.PrimaryMarker;
import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The mount of one LiteFS node, in memory. It has no setters: it moves by what happens to a node, and so it cannot show
 * what LiteFS never shows, such as a primary with a {@code .primary} file.
 *
 * <p>A new one is a LiteFS that has just started: mounted, no primary known, lag unknown, no database. A verb that LiteFS
 * could not follow in its present state (a commit on a replica, news from nobody) is refused with
 * {@link IllegalStateException}, for then the test is wrong. Every port throws {@link LiteFsNotRunningException} while
 * the mount does not answer; it does so at once, where a real one takes its time limit.
 *
 * <p>Safe for use by many threads: each verb takes effect in one step, or in two where LiteFS needs two, and each question
 * is answered from one moment. Time, by which the lag grows, is that of {@link #time()}.
 *
 * <p>Source: superfly/litefs {@code store.go}, {@code setLease}, {@code monitorLease}; {@code fuse/lag_node.go};
 * {@code fuse/primary_node.go}; {@code fuse/root_node.go}.
 */
public final class FakeMount {
    private final AbsolutePath path;
    private final ManualTime time;
    private final Object verbs = new Object();

    /** Written under {@link #verbs} only. */
    private volatile NodeState state = NodeState.STARTED;

    /** A mount at {@code /litefs} with a time of its own. */
    public FakeMount() {
        this(new ManualTime());
    }

    /** A mount at {@code /litefs}. */
    public FakeMount(ManualTime time) {
        this(new AbsolutePath("/litefs"), time);
    }

    /**
     * @param path where the mount is said to be; mounts of different paths write different content, so their commits on
     *     equal positions lead to positions that contradict each other
     */
    public FakeMount(AbsolutePath path, ManualTime time) {
        this.path = requireNonNull(path, "path");
        this.time = requireNonNull(time, "time");
    }

    public AbsolutePath path() {
        return path;
    }

    public ManualTime time() {
        return time;
    }

    public Mount mount() {
        return () -> state.mount();
    }

    public PrimaryMarker primaryMarker() {
        return () -> ask(NodeState::follows);
    }

    public LagMarker lagMarker() {
        return () -> ask(now -> now.lag(time.millis()));
    }

    /** Returns what the mode bits of a database file would say, and {@code /info} too. */
    public PrimaryClaim primaryClaim() {
        return () -> ask(NodeState::isPrimary);
    }

    public Databases databases() {
        return () -> ask(NodeState::listed);
    }

    public Positions positions() {
        return database -> ask(now -> Optional.ofNullable(now.positions().get(database)));
    }

    /** This node gets the lease. A replica leaves its primary first. Harmless on the primary. */
    public void becomePrimary() {
        synchronized (verbs) {
            running("become primary");
            if (!state.isPrimary()) {
                move(NodeState::withoutPrimary);
                move(NodeState::asPrimary);
            }
        }
    }

    /**
     * This node attaches to a primary. The lag stays what it was until there is news. A primary loses its own role
     * first, and a replica its present primary.
     */
    public void follow(Hostname primary) {
        requireNonNull(primary, "primary");
        synchronized (verbs) {
            running("follow " + primary);
            move(state.isPrimary() ? NodeState::demoted : NodeState::withoutPrimary);
            move(now -> now.following(primary));
        }
    }

    /** The stream to the primary ends: no primary is known, and the lag goes on growing. Nothing where none was known. */
    public void losePrimary() {
        synchronized (verbs) {
            running("lose its primary");
            require(!state.isPrimary(), "lose its primary, being primary; it can demote");
            move(NodeState::withoutPrimary);
        }
    }

    /** This node loses the lease or hands it off: no primary is known, and the lag is unknown. */
    public void demote() {
        synchronized (verbs) {
            running("demote");
            require(state.isPrimary(), "demote, not being primary");
            move(NodeState::demoted);
        }
    }

    /**
     * News arrives from the primary.
     *
     * @param lag how long ago it was made; negative where the primary's clock is ahead
     */
    public void hear(Duration lag) {
        synchronized (verbs) {
            running("hear of its primary");
            require(state.isReplica(), "hear of a primary, following none");
            long made = time.millis() - lag.toMillis();
            move(now -> now.heard(made));
        }
    }

    /** The heartbeat arrives that a primary sends each second. */
    public void heartbeat() {
        hear(Duration.ZERO);
    }

    /**
     * A transaction is committed here, on the primary. A database that was not there is created.
     *
     * @return where the database stands after it
     */
    public Position commit(DatabaseName database) {
        synchronized (verbs) {
            Position before = state.positions().getOrDefault(database, Position.NONE);
            return commit(database, Content.made(path, database, before));
        }
    }

    /**
     * A transaction is committed here, on the primary, that leaves content of the given checksum.
     *
     * @return where the database stands after it
     */
    public Position commit(DatabaseName database, Checksum content) {
        synchronized (verbs) {
            return write(database, new Position(Content.next(positionToWrite("commit", database)), content));
        }
    }

    /**
     * The database is deleted here, on the primary. It is listed no more, and its TXID goes on counting.
     *
     * @return where the database stands after it
     */
    public Position drop(DatabaseName database) {
        synchronized (verbs) {
            Position before = positionToWrite("drop", database);
            require(state.listed().contains(database), "drop " + database + ", which has no page");
            return write(database, new Position(Content.next(before), Checksum.EMPTY));
        }
    }

    /** An application opens a name that is not there and writes nothing: an empty database remains, known but not listed. */
    public void openMissing(DatabaseName database) {
        synchronized (verbs) {
            running("open " + database);
            require(!state.positions().containsKey(database), "miss " + database + ", which is there");
            move(now -> now.standing(database, Position.NONE));
        }
    }

    /** A transaction or a snapshot that the primary made just now is applied here, on a replica. */
    public void apply(DatabaseName database, Position position) {
        apply(database, position, Duration.ZERO);
    }

    /**
     * A transaction or a snapshot of the primary is applied here, on a replica. Only a snapshot takes a TXID back, or
     * leaves some out.
     *
     * @param age how long ago the primary committed it: the lag from now on, unless the replica is still starting
     */
    public void apply(DatabaseName database, Position position, Duration age) {
        synchronized (verbs) {
            running("apply a transaction");
            require(state.isReplica(), "apply a transaction of a primary, following none");
            require(!position.txid().equals(Txid.NONE), "apply a transaction without number");
            long made = time.millis() - age.toMillis();
            move(now -> now.standing(database, position).heardIfReady(made));
        }
    }

    /** LiteFS dies (SIGKILL, exit 99) and leaves the mount behind: disconnected. */
    public void crash() {
        synchronized (verbs) {
            require(state.isAlive(), "crash, not running");
            move(NodeState::crashed);
        }
    }

    /** LiteFS is stopped (SIGSTOP) or deadlocked: the mount does not answer. Inside, everything stays as it is. */
    public void freeze() {
        synchronized (verbs) {
            running("freeze");
            move(NodeState::frozen);
        }
    }

    /** LiteFS goes on (SIGCONT) where it stopped; a primary still believes that it is one. */
    public void thaw() {
        synchronized (verbs) {
            require(state.mount() == MountState.UNRESPONSIVE, "thaw, not being frozen");
            move(NodeState::thawed);
        }
    }

    /** LiteFS stops cleanly, or the mount that it left behind is unmounted by hand. */
    public void unmount() {
        synchronized (verbs) {
            require(state.mount() == MountState.MOUNTED || state.mount() == MountState.DISCONNECTED, "unmount");
            move(NodeState::unmounted);
        }
    }

    /** LiteFS starts again on the same data; it heals a disconnected mount. No primary is known, and the lag is unknown. */
    public void mountAgain() {
        synchronized (verbs) {
            require(!state.isAlive(), "mount again, being mounted");
            move(NodeState::restarted);
        }
    }

    private <T> T ask(Function<NodeState, T> question) {
        NodeState now = state;
        if (now.mount() != MountState.MOUNTED) {
            throw new LiteFsNotRunningException(path, now.mount());
        }
        return question.apply(now);
    }

    private Position positionToWrite(String verb, DatabaseName database) {
        running(verb);
        require(state.isPrimary(), verb + " to " + database + ", not being primary");
        return state.positions().getOrDefault(database, Position.NONE);
    }

    private Position write(DatabaseName database, Position position) {
        move(now -> now.standing(database, position));
        return position;
    }

    private void running(String verb) {
        require(state.mount() == MountState.MOUNTED, verb);
    }

    private void require(boolean possible, String verb) {
        if (!possible) {
            throw new IllegalStateException("LiteFS at " + path + " (" + state + ") cannot " + verb);
        }
    }

    private void move(UnaryOperator<NodeState> step) {
        state = step.apply(state);
    }
}
