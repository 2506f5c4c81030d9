package io.litefs4j.testkit.node;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.DatabaseExport;
import io.litefs4j.domain.node.DatabaseImport;
import io.litefs4j.domain.node.DebugVariables;
import io.litefs4j.domain.node.Handoff;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeInfos;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.domain.node.Promotion;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.splitbrain.NodeClaims;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.time.ManualTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The LiteFS nodes that can be reached, in memory, and the ports by which a client asks them. What a node answers is
 * decided by its {@link FakeNode}, and where real LiteFS refuses, these refuse with its status and words.
 *
 * <p>Answers and failures come at once, where a real node takes its time limit; subscribers are called by the thread
 * that moves the node. Safe for use by many threads.
 *
 * <p>Source: superfly/litefs {@code http/server.go}.
 */
public final class FakeNodes {
    private static final int API_PORT = 20_202;

    private final Object lock = new Object();
    private final FakeLease lease;
    private final ManualTime time;
    private final FakeNodeApi api = new FakeNodeApi(this);
    private final List<FakeNode> nodes = new ArrayList<>();
    private final Set<Set<FakeNode>> cutLinks = new HashSet<>();
    private long lastId = 0xA0;

    /** Nodes with a movable lease and a time of their own. */
    public FakeNodes() {
        this(FakeLease.movable(), new ManualTime());
    }

    public FakeNodes(FakeLease lease, ManualTime time) {
        this.lease = requireNonNull(lease, "lease");
        this.time = requireNonNull(time, "time");
    }

    /** Adds a LiteFS that has just started, reached at {@code http://HOSTNAME:20202}. */
    public FakeNode add(String hostname, boolean candidate) {
        synchronized (lock) {
            AdvertiseUrl url = new AdvertiseUrl("http://" + hostname + ":" + API_PORT);
            FakeMount mount = new FakeMount(new AbsolutePath("/" + hostname), time);
            FakeNode node = new FakeNode(this, url, new Hostname(hostname), candidate, mount, newNodeId());
            nodes.add(node);
            return node;
        }
    }

    public ManualTime time() {
        return time;
    }

    /** The network between two nodes goes dark: no packet passes, and no connection breaks. Clients reach both. */
    public void cutLink(FakeNode one, FakeNode other) {
        synchronized (lock) {
            cutLinks.add(Set.of(one, other));
        }
    }

    /** The network between two nodes is back; a replica whose stream has ended meanwhile learns it now. */
    public void healLink(FakeNode one, FakeNode other) {
        synchronized (lock) {
            cutLinks.remove(Set.of(one, other));
            one.role().noticeEndOfStream();
            other.role().noticeEndOfStream();
        }
    }

    public NodeInfos infos() {
        return api::info;
    }

    public NodeEvents events() {
        return api::subscribe;
    }

    public Promotion promotion() {
        return api::promote;
    }

    public Handoff handoff() {
        return api::handOff;
    }

    public DatabaseExport databaseExport() {
        return api::export;
    }

    public DatabaseImport databaseImport() {
        return api::importFrom;
    }

    public DebugVariables debugVariables() {
        return api::variables;
    }

    public NodeClaims claims() {
        return api::claim;
    }

    Object lock() {
        return lock;
    }

    FakeLease lease() {
        return lease;
    }

    List<FakeNode> all() {
        return nodes;
    }

    NodeId newNodeId() {
        return new NodeId(String.format("%016X", ++lastId));
    }

    ClusterId newClusterId() {
        return new ClusterId(String.format("LFSC%016X", ++lastId));
    }

    boolean isLinked(FakeNode one, FakeNode other) {
        return !one.isCutOff() && !other.isCutOff() && !cutLinks.contains(Set.of(one, other));
    }

    /** Returns who has a stream of this primary, or had one and has not noticed its end. */
    List<FakeRole> followersOf(FakeNode primary) {
        return nodes.stream()
                .filter(node -> node.primary().filter(primary::equals).isPresent())
                .map(FakeNode::role)
                .toList();
    }

    NodeUnreachableException unreachable(FakeNode node) {
        boolean silent = node.isAlive();
        String reason = silent ? "did not answer in time" : "refused the connection";
        return new NodeUnreachableException(node.url(), reason, null);
    }
}
