package io.litefs4j.testkit.cluster;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.NodeApiException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.Transformer;

/** What can happen to a cluster of n1, n2 and n3, as actions of a chain. A move that is impossible now is left out. */
final class Moves {
    static final DatabaseName NOTES = new DatabaseName("notes.db");
    private static final List<String> NAMES = List.of("n1", "n2", "n3");

    private Moves() {}

    static Action.Independent<FakeCluster> timePasses() {
        return () -> Arbitraries.longs()
                .between(0, 8_000)
                .map(millis -> Transformer.mutate(
                        "advance " + millis + " ms", cluster -> cluster.advance(Duration.ofMillis(millis))));
    }

    static Action.Independent<FakeCluster> muchTimePasses() {
        return () -> Arbitraries.longs()
                .between(0, 300)
                .map(seconds -> Transformer.mutate(
                        "advance " + seconds + " s", cluster -> cluster.advance(Duration.ofSeconds(seconds))));
    }

    static Action.Independent<FakeCluster> commit() {
        return node("commit on", Moves::commitOn);
    }

    static void commitOn(ClusterNode node) {
        if (isMounted(node) && node.isPrimary()) {
            node.commit(NOTES);
        }
    }

    static Action.Independent<FakeCluster> crash() {
        return node("crash", node -> when(isAlive(node), node::crash));
    }

    static Action.Independent<FakeCluster> stop() {
        return node("stop", node -> when(isMounted(node), node::stop));
    }

    static Action.Independent<FakeCluster> start() {
        return node("start", Moves::startDead);
    }

    static Action.Independent<FakeCluster> freeze() {
        return node("freeze", node -> when(isMounted(node), node::freeze));
    }

    static Action.Independent<FakeCluster> thaw() {
        return node("thaw", Moves::thawFrozen);
    }

    static Action.Independent<FakeCluster> beginRead() {
        return node(
                "begin to read on",
                node -> when(
                        isMounted(node) && node.mount().positions().of(NOTES).isPresent(),
                        () -> node.beginRead(NOTES)));
    }

    static Action.Independent<FakeCluster> endReads() {
        return node("end reads on", Moves::endAllReads);
    }

    static Action.Independent<FakeCluster> delay() {
        return () -> Combinators.combine(
                        Arbitraries.of(NAMES), Arbitraries.longs().between(0, 3_000))
                .as((name, millis) -> Transformer.mutate(
                        "delay news to " + name + " by " + millis + " ms",
                        cluster -> cluster.node(name).delayNews(Duration.ofMillis(millis))));
    }

    static Action.Independent<FakeCluster> promote() {
        return () -> Arbitraries.of(NAMES)
                .map(name -> Transformer.mutate("promote " + name, cluster -> promote(cluster, cluster.node(name))));
    }

    /** A node that reads could not take the lease before its session is overdue; then whoever comes first gets it. */
    static Action.Independent<FakeCluster> promoteIdle() {
        return () -> Arbitraries.of(NAMES)
                .map(name -> Transformer.mutate("promote " + name + " unless it reads", cluster -> {
                    ClusterNode node = cluster.node(name);
                    when(!node.isReading(), () -> promote(cluster, node));
                }));
    }

    static void promote(FakeCluster cluster, ClusterNode node) {
        try {
            cluster.promotion().promote(node.url());
        } catch (NodeApiException e) {
            // A node may refuse, or not be there to be asked.
        }
    }

    static Action.Independent<FakeCluster> partition() {
        return pair("partition", (cluster, pair) -> cluster.partition(pair.get1(), pair.get2()));
    }

    static Action.Independent<FakeCluster> heal() {
        return pair("heal", (cluster, pair) -> cluster.heal(pair.get1(), pair.get2()));
    }

    static Action.Independent<FakeCluster> cutOff() {
        return node("cut off", ClusterNode::cutOff);
    }

    static Action.Independent<FakeCluster> reconnect() {
        return node("reconnect", ClusterNode::reconnect);
    }

    static Action.Independent<FakeCluster> leaseFails() {
        return node("lease fails for", node -> node.connectLease(LeaseConnection.FAILING));
    }

    static Action.Independent<FakeCluster> leaseHangs() {
        return node("lease hangs for", node -> node.connectLease(LeaseConnection.HANGING));
    }

    static Action.Independent<FakeCluster> leaseAnswers() {
        return node("lease answers", node -> node.connectLease(LeaseConnection.ANSWERING));
    }

    /** Everything works again, and enough time passes for everybody to find everybody. */
    static void healEverything(FakeCluster cluster) {
        List<ClusterNode> nodes = cluster.nodes();
        for (ClusterNode node : nodes) {
            nodes.stream().filter(other -> other != node).forEach(other -> cluster.heal(node, other));
            node.reconnect();
            node.connectLease(LeaseConnection.ANSWERING);
            node.delayNews(Duration.ZERO);
            thawFrozen(node);
            startDead(node);
            endAllReads(node);
        }
        cluster.advance(Duration.ofMinutes(5));
    }

    /** Every replica reads or hears late, where there is something to read. */
    static void hinder(FakeCluster cluster) {
        for (ClusterNode node : cluster.nodes()) {
            node.delayNews(Duration.ofMillis(700));
            when(!node.isPrimary() && node.mount().positions().of(NOTES).isPresent(), () -> node.beginRead(NOTES));
        }
    }

    static boolean isMounted(ClusterNode node) {
        return node.mount().mount().state() == MountState.MOUNTED;
    }

    private static boolean isAlive(ClusterNode node) {
        return isMounted(node) || node.mount().mount().state() == MountState.UNRESPONSIVE;
    }

    private static void startDead(ClusterNode node) {
        when(!isAlive(node), node::start);
    }

    private static void thawFrozen(ClusterNode node) {
        when(isAlive(node) && !isMounted(node), node::thaw);
    }

    static void endAllReads(ClusterNode node) {
        while (node.isReading()) {
            node.endRead(NOTES);
        }
    }

    private static void when(boolean possible, Runnable move) {
        if (possible) {
            move.run();
        }
    }

    private static Action.Independent<FakeCluster> node(String verb, Consumer<ClusterNode> move) {
        return () -> Arbitraries.of(NAMES)
                .map(name -> Transformer.mutate(verb + " " + name, cluster -> move.accept(cluster.node(name))));
    }

    private static Action.Independent<FakeCluster> pair(
            String verb, BiConsumer<FakeCluster, Tuple.Tuple2<ClusterNode, ClusterNode>> move) {
        Arbitrary<List<String>> two = Arbitraries.shuffle(NAMES).map(names -> names.subList(0, 2));
        return () -> two.map(names -> Transformer.mutate(
                verb + " " + names,
                cluster -> move.accept(cluster, Tuple.of(cluster.node(names.get(0)), cluster.node(names.get(1))))));
    }
}
