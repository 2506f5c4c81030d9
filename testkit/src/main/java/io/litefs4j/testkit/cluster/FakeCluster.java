package io.litefs4j.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.node.DatabaseExport;
import io.litefs4j.domain.node.DatabaseImport;
import io.litefs4j.domain.node.DebugVariables;
import io.litefs4j.domain.node.Handoff;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeInfos;
import io.litefs4j.domain.node.Promotion;
import io.litefs4j.domain.splitbrain.NodeClaims;
import io.litefs4j.testkit.node.FakeLease;
import io.litefs4j.testkit.node.FakeNode;
import io.litefs4j.testkit.node.FakeNodes;
import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Some LiteFS nodes, the lease they contend for and the network between them, in memory.
 *
 * <p>Nothing happens but by a verb of the cluster, by a verb of one of its nodes, or because time was moved; the same
 * moves always end the same way. Without delay or fault a commit is on every replica when its verb returns, and what takes
 * LiteFS milliseconds takes no time here: starting, connecting, a handoff. What takes it seconds takes as long:
 * reconnect-delay, heartbeats, renewals, expiry, lock-delay, and the 2½ minutes until TCP gives up a connection on which
 * nothing passes.
 *
 * <p>Safe for use by many threads. Listeners of {@link #events()} are called by the thread that moves the cluster, within
 * the move; they must not wait for another thread.
 *
 * <p>Source: superfly/litefs {@code store.go}, {@code consul/consul.go}, {@code http/server.go}.
 */
public final class FakeCluster {
    /** Go's keep-alive begins after 15 s and tries nine times, each 15 s. */
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(150);

    private final ManualTime manualTime = new ManualTime();
    private final ClusterTime time = new ClusterTime(manualTime, this::react);
    private final FakeNodes network;
    private final LeaseService lease;
    private final LeaseTerms terms;
    private final Map<String, ClusterNode> nodes = new LinkedHashMap<>();

    /** The nodes between which it is dark, or the one around which it is, with a mark of its own for each time. */
    private final Map<Set<ClusterNode>, Object> silences = new HashMap<>();

    private int versions;

    private FakeCluster(LeaseTerms terms, BiFunction<FakeNodes, ManualTime, LeaseService> lease) {
        FakeLease handoff = (primary, successor) ->
                clusterNode(primary).loop().handOff(clusterNode(successor).loop());
        this.terms = terms;
        this.network = new FakeNodes(handoff, manualTime);
        this.lease = lease.apply(network, manualTime);
    }

    /** A cluster with {@code lease.type: consul} and LiteFS's default terms. */
    public static FakeCluster consul(String... candidates) {
        return consul(LeaseTerms.DEFAULT, candidates);
    }

    /** A cluster with {@code lease.type: consul}; the candidate that is named first starts first and is primary. */
    public static FakeCluster consul(LeaseTerms terms, String... candidates) {
        FakeCluster cluster = new FakeCluster(terms, (network, time) -> new ConsulLease(terms, time));
        for (String candidate : candidates) {
            cluster.add(candidate, true);
        }
        return cluster;
    }

    /** A cluster with {@code lease.type: static}: the named node is primary for ever, the others never are. */
    public static FakeCluster statically(String primary, String... replicas) {
        FakeCluster cluster =
                new FakeCluster(LeaseTerms.DEFAULT, (network, time) -> new StaticLease(network.add(primary, true)));
        cluster.enter(((StaticLease) cluster.lease).primary());
        for (String replica : replicas) {
            cluster.add(replica, false);
        }
        return cluster;
    }

    /**
     * Adds a node with empty data and starts it.
     *
     * @param candidate whether it may become primary
     */
    public ClusterNode add(String hostname, boolean candidate) {
        if (nodes.containsKey(hostname)) {
            throw new IllegalStateException("there is a node " + hostname + " already");
        }
        return enter(network.add(hostname, candidate));
    }

    /** @throws IllegalStateException if there is no such node */
    public ClusterNode node(String hostname) {
        return time.ask(() -> Optional.ofNullable(nodes.get(hostname)))
                .orElseThrow(() -> new IllegalStateException("there is no node " + hostname));
    }

    /** Returns the nodes in the order in which they were added. */
    public List<ClusterNode> nodes() {
        return time.ask(() -> List.copyOf(nodes.values()));
    }

    /** Returns the nodes that say of themselves that they are primary, frozen ones too; more than one is a split brain. */
    public List<ClusterNode> primaries() {
        return time.ask(
                () -> nodes.values().stream().filter(ClusterNode::isPrimary).toList());
    }

    /** Returns whom the lease service names as primary, alive or not; empty where the lease is free. */
    public Optional<ClusterNode> leaseHolder() {
        return time.ask(() -> lease.holder().map(this::clusterNode));
    }

    public ManualTime time() {
        return manualTime;
    }

    /** Moves time, and the cluster with it. */
    public void advance(Duration length) {
        manualTime.advance(length);
    }

    /** No packet passes between the two any more, and no connection breaks. Clients and the lease service reach both. */
    public void partition(ClusterNode one, ClusterNode other) {
        time.move(() -> {
            network.cutLink(one.loop().node(), other.loop().node());
            watchSilence(Set.of(one, other));
        });
    }

    public void heal(ClusterNode one, ClusterNode other) {
        time.move(() -> {
            silences.remove(Set.of(one, other));
            network.healLink(one.loop().node(), other.loop().node());
        });
    }

    /** The session that owns the lease is ended by an operator; its holder learns it from its next renewal. */
    public void endLease() {
        time.move(lease::end);
    }

    public NodeInfos infos() {
        return network.infos();
    }

    public NodeEvents events() {
        return network.events();
    }

    public NodeClaims claims() {
        return network.claims();
    }

    public DebugVariables debugVariables() {
        return network.debugVariables();
    }

    public DatabaseExport databaseExport() {
        return network.databaseExport();
    }

    public DatabaseImport databaseImport() {
        return (primary, database, source) ->
                time.move(() -> network.databaseImport().importFrom(primary, database, source));
    }

    public Promotion promotion() {
        return node -> time.move(() -> network.promotion().promote(node));
    }

    public Handoff handoff() {
        return (primary, successor) -> time.move(() -> network.handoff().handoff(primary, successor));
    }

    /** Returns a number that was not given before, for content that differs from all other. */
    int nextVersion() {
        return ++versions;
    }

    void sendFrom(FakeNode primary) {
        nodes.values().stream()
                .map(ClusterNode::loop)
                .filter(loop -> loop.isFollowing(primary))
                .forEach(loop -> loop.feed().send());
    }

    void watchSilence(Set<ClusterNode> around) {
        Object mark = new Object();
        silences.put(around, mark);
        time.after(SILENCE_LIMIT, () -> breakSilentStreams(around, mark));
    }

    void endSilence(Set<ClusterNode> around) {
        silences.remove(around);
    }

    private void breakSilentStreams(Set<ClusterNode> around, Object mark) {
        if (!mark.equals(silences.get(around))) {
            return;
        }
        for (ClusterNode node : nodes.values()) {
            if (node.loop()
                    .node()
                    .primary()
                    .filter(primary -> isSilent(around, node, primary))
                    .isPresent()) {
                node.loop().breakStream();
            }
        }
        time.after(SILENCE_LIMIT, () -> breakSilentStreams(around, mark));
    }

    private boolean isSilent(Set<ClusterNode> around, ClusterNode replica, FakeNode primary) {
        boolean atReplica = around.contains(replica);
        boolean atPrimary = around.contains(clusterNode(primary));
        return around.size() == 1 ? atReplica || atPrimary : atReplica && atPrimary;
    }

    private ClusterNode enter(FakeNode node) {
        return time.move(() -> {
            LeaseLoop loop = new LeaseLoop(node, lease, terms, time);
            ClusterNode entered = new ClusterNode(this, time, loop);
            nodes.put(node.hostname().value(), entered);
            loop.start();
            return entered;
        });
    }

    private ClusterNode clusterNode(FakeNode node) {
        return requireNonNull(nodes.get(node.hostname().value()), "node of this cluster");
    }

    /** Every node does what it does about what has happened, until nobody has anything to do. */
    private void react() {
        boolean again = true;
        while (again) {
            again = false;
            for (ClusterNode node : nodes.values()) {
                again |= node.loop().react();
            }
        }
    }
}
