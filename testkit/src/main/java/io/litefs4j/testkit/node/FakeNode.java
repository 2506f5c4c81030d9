package io.litefs4j.testkit.node;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeMount;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    private final SortedMap<DatabaseName, FakeDatabase> databases = new TreeMap<>();
    private final FakeSubscribers subscribers = new FakeSubscribers(this);

    private NodeId id;
    private ClusterId clusterId = ClusterId.NONE;
    private boolean cutOff;

    /** What this primary's streams belong to; null where it holds no lease. */
    private @Nullable Term term;

    private @Nullable FakeNode primary;

    /** The term of {@link #primary} that this replica's stream belongs to. */
    private @Nullable Term followedTerm;

    FakeNode(FakeNodes nodes, AdvertiseUrl url, Hostname hostname, boolean candidate, FakeMount mount, NodeId id) {
        this.nodes = nodes;
        this.url = url;
        this.hostname = hostname;
        this.candidate = candidate;
        this.mount = mount;
        this.id = id;
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
            Hostname shown = isPrimary() ? hostname : primaryHostname();
            return new NodeInfo(id, clusterId, isPrimary(), candidate, mount.path() + "-data", shown);
        }
    }

    /** Returns the primary that this node is attached to, alive or not; empty on a primary and where none is known. */
    public Optional<FakeNode> primary() {
        synchronized (nodes.lock()) {
            return Optional.ofNullable(primary);
        }
    }

    /** Returns whether a client that asks now gets an answer. */
    public boolean isAnswering() {
        synchronized (nodes.lock()) {
            return !cutOff && mount.mount().state() == MountState.MOUNTED;
        }
    }

    // The role.

    /** This node gets the lease, and gives the cluster an id where it has none. */
    public void becomePrimary() {
        synchronized (nodes.lock()) {
            require(candidate, "become primary, not being a candidate");
            require(term == null, "become primary, being primary");
            boolean wasReplica = primary != null;
            mount.becomePrimary();
            primary = null;
            term = new Term();
            clusterId = clusterId.isKnown() ? clusterId : nodes.newClusterId();
            if (wasReplica) {
                subscribers.hear(new NodeEvent.PrimaryChange(false, Hostname.UNNAMED));
            }
            subscribers.hear(roleChange());
        }
    }

    /** This node loses the lease or gives it away. What followed it, follows no one. */
    public void demote() {
        synchronized (nodes.lock()) {
            mount.demote();
            term = null;
            subscribers.hear(roleChange());
            nodes.endStreamsOf(this);
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
            requireNonNull(newPrimary, "newPrimary");
            require(newPrimary.isPrimary() && newPrimary.isAlive(), "follow " + newPrimary + ", which is no primary");
            require(!clusterId.contradicts(newPrimary.clusterId), "follow " + newPrimary + " of another cluster");
            boolean hadRole = primary != null || isPrimary();
            mount.follow(newPrimary.hostname);
            term = null;
            primary = null;
            if (hadRole) {
                subscribers.hear(roleChange());
                nodes.endStreamsOf(this);
            }
            primary = newPrimary;
            followedTerm = newPrimary.term;
            clusterId = newPrimary.clusterId;
            subscribers.hear(roleChange());
        }
    }

    /** The stream to the primary ends. Nothing where there was none. */
    public void losePrimary() {
        synchronized (nodes.lock()) {
            mount.losePrimary();
            if (primary != null) {
                primary = null;
                subscribers.hear(roleChange());
            }
        }
    }

    // The data.

    /** Commits a transaction here, on the primary, that leaves the given content. It is not yet on the replicas. */
    public Position commit(DatabaseName database, SqliteImage content) {
        synchronized (nodes.lock()) {
            Position position = mount.commit(database, content.checksum());
            subscribers.hear(database(database).commit(position, content, now()));
            return position;
        }
    }

    /** Deletes a database here, on the primary. */
    public Position drop(DatabaseName database) {
        synchronized (nodes.lock()) {
            Position position = mount.drop(database);
            subscribers.hear(database(database).commit(position, SqliteImage.EMPTY, now()));
            return position;
        }
    }

    /** An application opens a name that is not there and writes nothing: an empty database remains. */
    public void openMissing(DatabaseName database) {
        synchronized (nodes.lock()) {
            mount.openMissing(database);
            database(database);
        }
    }

    /** A local connection begins to read and does not end: nothing is applied here until {@link #endRead}. */
    public void beginRead(DatabaseName database) {
        synchronized (nodes.lock()) {
            require(databases.containsKey(database), "read " + database + ", which is not there");
            database(database).beginRead();
        }
    }

    public void endRead(DatabaseName database) {
        synchronized (nodes.lock()) {
            require(databases.containsKey(database), "end a read of " + database + ", which is not there");
            database(database).endRead();
            noticeEndOfStream();
        }
    }

    /**
     * Applies what the primary has and this node has not, if the stream flows: both run and no local connection reads.
     *
     * @return whether it flowed
     */
    public boolean catchUp() {
        synchronized (nodes.lock()) {
            FakeNode source = primary;
            if (source == null || !isAnswering() || !source.isAnswering() || isReading() || !isConnected(source)) {
                return false;
            }
            source.databases.forEach((name, database) -> {
                FakeDatabase copy = database(name);
                for (FakeDatabase.State state : database.since(copy.position())) {
                    mount.apply(name, state.position());
                    subscribers.hear(copy.apply(state));
                }
            });
            return true;
        }
    }

    // The process and the network.

    /** LiteFS is killed. Its connections break, so replicas lose it, but for those with an open read. */
    public void crash() {
        synchronized (nodes.lock()) {
            mount.crash();
            die();
        }
    }

    /** LiteFS stops cleanly. */
    public void stop() {
        synchronized (nodes.lock()) {
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
            noticeEndOfStream();
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
            noticeEndOfStream();
        }
    }

    // What the ports of FakeNodes need, under its lock.

    FakeSubscribers subscribers() {
        return subscribers;
    }

    boolean isPrimary() {
        return term != null;
    }

    boolean isAlive() {
        MountState state = mount.mount().state();
        return state == MountState.MOUNTED || state == MountState.UNRESPONSIVE;
    }

    boolean isReading() {
        return databases.values().stream().anyMatch(database -> database.readers() > 0);
    }

    NodeEvent.Init init() {
        return new NodeEvent.Init(isPrimary(), primaryHostname());
    }

    Optional<SqliteImage> image(DatabaseName database) {
        return Optional.ofNullable(databases.get(database)).map(FakeDatabase::image);
    }

    StoreVariables variables() {
        SortedMap<DatabaseName, StoreVariables.Database> inside = new TreeMap<>();
        databases.forEach((name, database) -> inside.put(name, database.variables()));
        return new StoreVariables(isPrimary(), candidate, inside);
    }

    boolean isConnected(FakeNode other) {
        return other.equals(primary) && other.term != null && other.term.equals(followedTerm);
    }

    /** A replica that can notice that its stream has ended, knows no primary from then on; one that reads locally cannot. */
    void noticeEndOfStream() {
        if (primary != null && !isConnected(primary) && isAnswering() && !isReading()) {
            losePrimary();
        }
    }

    private void die() {
        primary = null;
        term = null;
        databases.values().forEach(FakeDatabase::endAllReads);
        subscribers.lose(nodes.unreachable(this));
        nodes.endStreamsOf(this);
    }

    private FakeDatabase database(DatabaseName name) {
        return databases.computeIfAbsent(name, FakeDatabase::new);
    }

    private NodeEvent.PrimaryChange roleChange() {
        return new NodeEvent.PrimaryChange(isPrimary(), primaryHostname());
    }

    private Hostname primaryHostname() {
        return primary == null ? Hostname.UNNAMED : primary.hostname;
    }

    private Instant now() {
        return Instant.ofEpochMilli(mount.time().millis());
    }

    private void require(boolean possible, String verb) {
        if (!possible) {
            throw new IllegalStateException(this + " cannot " + verb);
        }
    }

    /** One time of being primary. Compared by identity. */
    private static final class Term {}

    @Override
    public String toString() {
        return "LiteFS " + hostname + " at " + url;
    }
}
