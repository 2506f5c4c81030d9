package io.litefs4j.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;

/** What holds in a cluster whatever happens to it. */
class FakeClusterPropertyTest {
    private static final int TRIES = 60;

    @Property(tries = TRIES)
    void two_running_nodes_are_never_primary_at_once_while_the_lease_service_answers(
            @ForAll("freezes") ActionChain<FakeCluster> chain) {
        chain.withInvariant("one primary", FakeClusterPropertyTest::assertOnePrimary)
                .run();
    }

    @Property(tries = TRIES)
    void two_running_nodes_are_never_primary_at_once_while_the_lease_service_fails_and_none_was_frozen(
            @ForAll("failures") ActionChain<FakeCluster> chain) {
        chain.withInvariant("one primary", FakeClusterPropertyTest::assertOnePrimary)
                .run();
    }

    @Property(tries = TRIES)
    void a_primary_holds_the_lease_while_nobody_dies_and_nothing_is_cut(
            @ForAll("gentle") ActionChain<FakeCluster> chain) {
        chain.withInvariant(
                        "the primary holds the lease",
                        cluster -> cluster.primaries()
                                .forEach(primary ->
                                        assertThat(cluster.leaseHolder()).contains(primary)))
                .run();
    }

    @Property(tries = TRIES)
    void no_node_shows_a_primary_file_while_it_claims_to_be_primary(
            @ForAll("allFaults") ActionChain<FakeCluster> chain) {
        chain.withInvariant("one row of the table", FakeClusterPropertyTest::assertOneRowOfTheTable)
                .run();
    }

    @Property(tries = TRIES)
    void mount_and_api_of_a_node_tell_the_same(@ForAll("allFaults") ActionChain<FakeCluster> chain) {
        chain.withInvariant(
                        "mount and API agree",
                        cluster -> answering(cluster).forEach(node -> {
                            var info = cluster.infos().of(node.url());
                            assertThat(info.isPrimary())
                                    .isEqualTo(node.mount().primaryClaim().isPrimary());
                            assertThat(node.mount().primaryMarker().read())
                                    .isEqualTo(
                                            info.isPrimary() || !info.primary().isNamed()
                                                    ? Optional.empty()
                                                    : Optional.of(info.primary()));
                        }))
                .run();
    }

    @Property(tries = TRIES)
    void a_node_without_primary_file_that_is_not_primary_does_not_commit(
            @ForAll("allFaults") ActionChain<FakeCluster> chain) {
        FakeCluster cluster = chain.run();
        answering(cluster).stream()
                .filter(node -> !node.mount().primaryClaim().isPrimary())
                .forEach(node -> assertThatIllegalStateException().isThrownBy(() -> node.commit(Moves.NOTES)));
    }

    @Property(tries = TRIES)
    void once_everything_works_again_there_is_one_primary_and_one_history(
            @ForAll("allFaults") ActionChain<FakeCluster> chain) {
        FakeCluster cluster = chain.run();
        Moves.healEverything(cluster);
        assertThat(cluster.primaries()).hasSize(1);
        ClusterNode primary = cluster.primaries().get(0);
        Position last = primary.commit(Moves.NOTES);
        for (ClusterNode node : cluster.nodes()) {
            assertThat(position(node)).as("%s", node).contains(last);
            assertThat(node.mount().primaryMarker().read())
                    .isEqualTo(node == primary ? Optional.empty() : Optional.of(primary.hostname()));
        }
    }

    @Property(tries = TRIES)
    void a_handoff_among_connected_nodes_loses_nothing(
            @ForAll("gentle") ActionChain<FakeCluster> chain, @ForAll("names") String successor) {
        FakeCluster cluster = chain.run();
        cluster.nodes().forEach(Moves::endAllReads);
        cluster.advance(Duration.ofSeconds(30));
        ClusterNode primary = cluster.primaries().get(0);
        Moves.hinder(cluster);
        Position acknowledged = primary.commit(Moves.NOTES);
        Moves.promote(cluster, cluster.node(successor));
        cluster.advance(Duration.ofMillis(200));
        Moves.healEverything(cluster);
        assertThat(position(cluster.primaries().get(0))).contains(acknowledged);
    }

    @Property(tries = TRIES)
    void positions_only_go_forward_while_nobody_dies_and_nothing_is_cut(
            @ForAll("gentle") ActionChain<FakeCluster> chain) {
        History history = new History();
        chain.withInvariant(
                        "positions go forward",
                        cluster -> cluster.nodes().stream()
                                .filter(Moves::isMounted)
                                .forEach(node -> history.assertForward(node, position(node))))
                .run();
    }

    @Property(tries = TRIES)
    void a_position_goes_back_only_on_a_node_that_follows_another_primary(
            @ForAll("faults") ActionChain<FakeCluster> chain) {
        History history = new History();
        chain.withInvariant(
                        "primaries go forward",
                        cluster -> cluster.nodes().stream()
                                .filter(Moves::isMounted)
                                .forEach(node -> {
                                    if (node.isPrimary() && history.wasPrimary(node)) {
                                        history.assertForward(node, position(node));
                                    }
                                    history.note(node, position(node));
                                }))
                .run();
    }

    @Property(tries = TRIES)
    void the_same_moves_end_the_same_way(@ForAll("allFaults") ActionChain<FakeCluster> chain) {
        String once = described(chain.run());
        String again = described(chain.run());
        assertThat(again).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("n1", "n2", "n3");
    }

    /** Reads, late news and promotions: nobody dies, so nothing that was acknowledged is lost. */
    @Provide
    Arbitrary<ActionChain<FakeCluster>> gentle() {
        return terms().flatMap(FakeClusterPropertyTest::gentleWith);
    }

    /** Nodes die, freeze and are cut off from each other. */
    @Provide
    Arbitrary<ActionChain<FakeCluster>> freezes() {
        return terms().flatMap(terms -> freezing(dying(terms)));
    }

    /** Nodes die and are cut off, also from the lease service. */
    @Provide
    Arbitrary<ActionChain<FakeCluster>> failures() {
        return terms().flatMap(terms -> failing(dying(terms)));
    }

    @Provide
    Arbitrary<ActionChain<FakeCluster>> faults() {
        return terms().flatMap(terms -> failing(freezing(dying(terms))));
    }

    @Provide
    Arbitrary<ActionChain<FakeCluster>> allFaults() {
        return terms().flatMap(terms -> failing(freezing(dying(terms))).withAction(Moves.leaseHangs()));
    }

    private static Arbitrary<LeaseTerms> terms() {
        return Arbitraries.of(1, 2, 3, 10).map(seconds -> LeaseTerms.DEFAULT.withTtl(Duration.ofSeconds(seconds)));
    }

    private static ActionChainArbitrary<FakeCluster> gentleWith(LeaseTerms terms) {
        return base(terms).withAction(Moves.promoteIdle()).withMaxTransformations(40);
    }

    private static ActionChainArbitrary<FakeCluster> dying(LeaseTerms terms) {
        return base(terms)
                .withAction(Moves.promote())
                .withAction(Moves.muchTimePasses())
                .withAction(Moves.crash())
                .withAction(Moves.stop())
                .withAction(3, Moves.start())
                .withAction(Moves.partition())
                .withAction(Moves.heal())
                .withAction(Moves.cutOff())
                .withAction(2, Moves.reconnect())
                .withMaxTransformations(60);
    }

    private static ActionChainArbitrary<FakeCluster> base(LeaseTerms terms) {
        return ActionChain.startWith(() -> FakeCluster.consul(terms, "n1", "n2", "n3"))
                .withAction(3, Moves.timePasses())
                .withAction(4, Moves.commit())
                .withAction(Moves.beginRead())
                .withAction(Moves.endReads())
                .withAction(Moves.delay());
    }

    private static ActionChainArbitrary<FakeCluster> freezing(ActionChainArbitrary<FakeCluster> chain) {
        return chain.withAction(Moves.freeze()).withAction(2, Moves.thaw());
    }

    private static ActionChainArbitrary<FakeCluster> failing(ActionChainArbitrary<FakeCluster> chain) {
        return chain.withAction(Moves.leaseFails()).withAction(2, Moves.leaseAnswers());
    }

    private static void assertOnePrimary(FakeCluster cluster) {
        assertThat(cluster.primaries().stream().filter(Moves::isMounted)).hasSizeLessThanOrEqualTo(1);
    }

    private static void assertOneRowOfTheTable(FakeCluster cluster) {
        for (ClusterNode node : answering(cluster)) {
            boolean claims = node.mount().primaryClaim().isPrimary();
            Lag lag = node.mount().lagMarker().read();
            if (claims) {
                assertThat(node.mount().primaryMarker().read()).isEmpty();
                assertThat(lag).isEqualTo(Lag.ZERO);
            } else if (lag.isKnown()) {
                assertThat(lag.millis()).isNotNegative();
            }
        }
    }

    private static List<ClusterNode> answering(FakeCluster cluster) {
        return cluster.nodes().stream().filter(ClusterNode::isAnswering).toList();
    }

    private static Optional<Position> position(ClusterNode node) {
        return node.mount().positions().of(Moves.NOTES);
    }

    private static String described(FakeCluster cluster) {
        List<String> lines = new ArrayList<>();
        for (ClusterNode node : cluster.nodes()) {
            lines.add(node + " " + node.mount().mount().state() + " " + node.isPrimary()
                    + (Moves.isMounted(node)
                            ? position(node) + " " + node.mount().lagMarker().read()
                            : ""));
        }
        return lines + " " + cluster.leaseHolder();
    }
}
