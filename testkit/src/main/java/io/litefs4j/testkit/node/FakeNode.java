package io.litefs4j.testkit.node;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeMount;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One LiteFS of a {@link FakeNodes}: a {@link FakeMount} and the API in front of it, which always agree. It has no
 * setters: it moves by what happens to a node, and tells its subscribers as LiteFS does.
 *
 * <p>Who becomes primary and when a transaction arrives is decided from outside, by a test or by a fake cluster. A move
 * that LiteFS could not make is refused with {@link IllegalStateException}. Safe for use by many threads: all nodes of one
 * {@link FakeNodes} move under one lock.
 *
 * <p>Source: superfly/litefs {@code store.go}, {@code setLease}, {@code setPrimaryInfo}, {@code notifyPrimaryChange}.
 */
public final class FakeNode {
    private final FakeNodes nodes;
    private final AdvertiseUrl url;
    private final Hostname hostname;
    private final boolean candidate;
    private final FakeMount mount;
    private final FakeStore store = new FakeStore();
    private final FakeSubscribers subscribers = new FakeSubscribers(this);

    private final FakeRole role;

    private NodeId id;
    private boolean cutOff;

    FakeNode(FakeNodes nodes, AdvertiseUrl url, Hostname hostname, boolean candidate, FakeMount mount, NodeId id) {
        this.nodes = nodes;
        this.url = url;
        this.hostname = hostname;
        this.candidate = candidate;
        this.mount = mount;
        this.id = id;
        this.role = new FakeRole(this, nodes, mount, store);
    }

    public AdvertiseUrl url() {
        return url;
    }

    public Hostname hostname() {
        return hostname;
    }

    /** Returns the mount of this node. Move the node, not the mount: a mount moved alone tells no subscriber. */
    public FakeMount mount() {
        return mount;
    }

    /** Returns what {@code /info} would say, were the node asked from nearby. */
    public NodeInfo info() {
        synchronized (nodes.lock()) {
            Hostname shown = role.isPrimary() ? hostname : role.primaryHostname();
            return new NodeInfo(id, role.clusterId(), role.isPrimary(), candidate, mount.path() + "-data", shown);
        }
    }

    /** Returns the primary that this node is attached to, alive or not; empty on a primary and where none is known. */
    public Optional<FakeNode> primary() {
        synchronized (nodes.lock()) {
            return role.primary();
        }
    }

    /** Returns whether a client that asks now gets an answer. */
    public boolean isAnswering() {
        synchronized (nodes.lock()) {
            return !cutOff && mount.mount().state() == MountState.MOUNTED;
        }
    }

    /** This node gets the lease, and gives the cluster an id where it has none. */
    public void becomePrimary() {
        synchronized (nodes.lock()) {
            require(candidate, "become primary, not being a candidate");
            require(!role.isPrimary(), "become primary, being primary");
            role.becomePrimary();
        }
    }

    /** This node loses the lease or gives it away. What followed it, follows no one. */
    public void demote() {
        synchronized (nodes.lock()) {
            role.demote();
        }
    }

    /**
     * This node attaches to a primary, which then knows it as connected.
     *
     * @throws IllegalStateException if LiteFS would give up at once: that node is no primary, refuses, or is of another
     *     cluster
     */
    public void follow(FakeNode newPrimary) {
        synchronized (nodes.lock()) {
            role.follow(newPrimary);
        }
    }

    /**
     * This node connects to what the lease names as primary, and is refused at once: the name comes and goes.
     *
     * @param named a dead node, one that is no primary, or this node itself
     */
    public void tryToFollow(FakeNode named) {
        synchronized (nodes.lock()) {
            role.tryToFollow(named);
        }
    }

    /** The stream to the primary ends. Nothing where there was none. */
    public void losePrimary() {
        synchronized (nodes.lock()) {
            role.losePrimary();
        }
    }

    /** Commits a transaction here, on the primary, that leaves the given content. It is not yet on the replicas. */
    public Position commit(DatabaseName database, SqliteImage content) {
        synchronized (nodes.lock()) {
            Position position = mount.commit(database, content.checksum());
            subscribers.hear(store.open(database).commit(position, content, now()));
            return position;
        }
    }

    /** Deletes a database here, on the primary. */
    public Position drop(DatabaseName database) {
        synchronized (nodes.lock()) {
            Position position = mount.drop(database);
            subscribers.hear(store.open(database).commit(position, SqliteImage.EMPTY, now()));
            return position;
        }
    }

    /** An application opens a name that is not there and writes nothing: an empty database remains. */
    public void openMissing(DatabaseName database) {
        synchronized (nodes.lock()) {
            mount.openMissing(database);
            store.open(database);
        }
    }

    /** A local connection begins to read and does not end: nothing is applied here until {@link #endRead}. */
    public void beginRead(DatabaseName database) {
        synchronized (nodes.lock()) {
            store.known(database).beginRead();
        }
    }

    public void endRead(DatabaseName database) {
        synchronized (nodes.lock()) {
            store.known(database).endRead();
            role.noticeEndOfStream();
        }
    }

    /**
     * Applies what the primary has and this node has not, if the stream flows and no local connection reads.
     *
     * @return whether it could
     */
    public boolean catchUp() {
        return catchUp(now());
    }

    /** As {@link #catchUp()}, but what the primary committed after {@code moment} is still under way. */
    public boolean catchUp(Instant moment) {
        synchronized (nodes.lock()) {
            return role.catchUp(moment);
        }
    }

    /**
     * A heartbeat of the primary arrives, if the stream flows. While a local connection reads, it stays behind the first
     * transaction that cannot be applied.
     *
     * @param age how long ago the primary sent it
     */
    public void heartbeat(Duration age) {
        synchronized (nodes.lock()) {
            role.heartbeat(age);
        }
    }

    /** Returns whether this node has a stream and something can arrive on it: both ends run, and the network between. */
    public boolean isFlowing() {
        synchronized (nodes.lock()) {
            return role.isFlowing();
        }
    }

    /** Returns whether a local connection reads, so that nothing is applied here. */
    public boolean isReading() {
        synchronized (nodes.lock()) {
            return store.isReading();
        }
    }

    /** LiteFS is killed. Its connections break, so replicas lose it, but for those with an open read. */
    public void crash() {
        synchronized (nodes.lock()) {
            nodes.followersOf(this).forEach(FakeRole::receiveWhatWasSent);
            mount.crash();
            die();
        }
    }

    /** LiteFS stops cleanly. */
    public void stop() {
        synchronized (nodes.lock()) {
            nodes.followersOf(this).forEach(FakeRole::receiveRest);
            mount.unmount();
            die();
        }
    }

    /** LiteFS starts again on the same data, as a new process: with a new id and without a role. */
    public void start() {
        synchronized (nodes.lock()) {
            mount.mountAgain();
            id = nodes.newNodeId();
            subscribers.connect();
        }
    }

    /** LiteFS is stopped by a signal: nobody gets an answer, and no connection breaks. */
    public void freeze() {
        synchronized (nodes.lock()) {
            mount.freeze();
            subscribers.lose(nodes.unreachable(this));
        }
    }

    public void thaw() {
        synchronized (nodes.lock()) {
            mount.thaw();
            subscribers.connect();
            role.noticeEndOfStream();
        }
    }

    /** The network to this node goes dark: it runs on, its mount answers, and no packet passes. */
    public void cutOff() {
        synchronized (nodes.lock()) {
            cutOff = true;
            subscribers.lose(nodes.unreachable(this));
        }
    }

    public void reconnect() {
        synchronized (nodes.lock()) {
            cutOff = false;
            subscribers.connect();
            role.noticeEndOfStream();
            nodes.followersOf(this).forEach(FakeRole::noticeEndOfStream);
        }
    }

    FakeSubscribers subscribers() {
        return subscribers;
    }

    boolean isAlive() {
        MountState state = mount.mount().state();
        return state == MountState.MOUNTED || state == MountState.UNRESPONSIVE;
    }

    FakeRole role() {
        return role;
    }

    FakeStore store() {
        return store;
    }

    boolean isCutOff() {
        return cutOff;
    }

    private void die() {
        store.endAllReads();
        subscribers.lose(nodes.unreachable(this));
        role.forget();
    }

    private Instant now() {
        return Instant.ofEpochMilli(mount.time().millis());
    }

    private void require(boolean possible, String verb) {
        if (!possible) {
            throw new IllegalStateException(this + " cannot " + verb);
        }
    }

    @Override
    public String toString() {
        return "LiteFS " + hostname + " at " + url;
    }
}
