package io.litefs4j.testkit.cluster;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.node.FakeNode;
import io.litefs4j.testkit.node.SqliteImage;
import java.time.Duration;
import java.util.Set;

/**
 * One node of a {@link FakeCluster}, and what can happen to it. Its role is nobody's to set: the cluster's lease and
 * network decide. Safe for use by many threads.
 *
 * <p>A move that is impossible now, such as a commit on a replica, is refused with {@link IllegalStateException}.
 */
public final class ClusterNode {
    private final FakeCluster cluster;
    private final ClusterTime time;
    private final LeaseLoop loop;
    private final FakeNode node;

    ClusterNode(FakeCluster cluster, ClusterTime time, LeaseLoop loop) {
        this.cluster = cluster;
        this.time = time;
        this.loop = loop;
        this.node = loop.node();
    }

    /** Returns where the node's API is reached. */
    public AdvertiseUrl url() {
        return node.url();
    }

    public Hostname hostname() {
        return node.hostname();
    }

    /** Returns the mount for its ports. Move the node, not the mount. */
    public FakeMount mount() {
        return node.mount();
    }

    /** Returns whether the node believes that it is primary; also of a frozen one. */
    public boolean isPrimary() {
        return node.info().isPrimary();
    }

    /** Returns whether a client that asks the node's API now gets an answer. */
    public boolean isAnswering() {
        return node.isAnswering();
    }

    /** Returns whether a local connection reads, so that this replica neither moves nor notices anything. */
    public boolean isReading() {
        return node.isReading();
    }

    /**
     * An application commits a transaction here, on the primary. It is acknowledged at once, and shipped as the network
     * allows.
     *
     * @return where the database stands after it
     */
    public Position commit(DatabaseName database) {
        return time.move(() -> {
            Position position = node.commit(database, SqliteImage.ofVersion(cluster.nextVersion()));
            cluster.sendFrom(node);
            return position;
        });
    }

    /**
     * The database is deleted here, on the primary.
     *
     * @return where it stands after that
     */
    public Position drop(DatabaseName database) {
        return time.move(() -> {
            Position position = node.drop(database);
            cluster.sendFrom(node);
            return position;
        });
    }

    /** An application opens a name that is not there and writes nothing: an empty database remains. */
    public void openMissing(DatabaseName database) {
        time.move(() -> node.openMissing(database));
    }

    /**
     * A local connection begins to read and does not end. On a replica no database moves from then on, the end of the
     * primary is not noticed, and this node does not become primary, until {@link #endRead}.
     */
    public void beginRead(DatabaseName database) {
        time.move(() -> node.beginRead(database));
    }

    public void endRead(DatabaseName database) {
        time.move(() -> node.endRead(database));
    }

    /** LiteFS is killed (SIGKILL) and leaves its mount behind. Its session lives on until it is overdue. */
    public void crash() {
        time.move(() -> {
            node.crash();
            loop.die();
        });
    }

    /** LiteFS stops as it should (SIGTERM), and gives the lease back. */
    public void stop() {
        time.move(() -> {
            node.stop();
            loop.stop();
        });
    }

    /** LiteFS starts again on the same data, as a new process. */
    public void start() {
        time.move(() -> {
            node.start();
            loop.start();
        });
    }

    /** LiteFS is stopped by a signal (SIGSTOP): it does nothing, answers nobody, and breaks no connection. */
    public void freeze() {
        time.move(node::freeze);
    }

    /** LiteFS goes on (SIGCONT) with what was due meanwhile. */
    public void thaw() {
        time.move(() -> {
            node.thaw();
            loop.resume();
        });
    }

    /** The network to this node goes dark, for the other nodes and for clients; the lease service has its own. */
    public void cutOff() {
        time.move(() -> {
            node.cutOff();
            cluster.watchSilence(Set.of(this));
        });
    }

    public void reconnect() {
        time.move(() -> {
            cluster.endSilence(Set.of(this));
            node.reconnect();
        });
    }

    /** From now on the lease service looks like that from this node. */
    public void connectLease(LeaseConnection connection) {
        time.move(() -> loop.connectLease(connection));
    }

    /** From now on news takes so long to arrive here while this node is a replica. */
    public void delayNews(Duration delay) {
        time.move(() -> loop.feed().delay(delay));
    }

    LeaseLoop loop() {
        return loop;
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
