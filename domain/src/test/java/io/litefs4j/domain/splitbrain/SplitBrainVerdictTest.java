package io.litefs4j.domain.splitbrain;

import static io.litefs4j.domain.splitbrain.Claims.CLUSTER;
import static io.litefs4j.domain.splitbrain.Claims.NOTES;
import static io.litefs4j.domain.splitbrain.Claims.OTHER_CLUSTER;
import static io.litefs4j.domain.splitbrain.Claims.id;
import static io.litefs4j.domain.splitbrain.Claims.node;
import static io.litefs4j.domain.splitbrain.Claims.position;
import static io.litefs4j.domain.splitbrain.Claims.primary;
import static io.litefs4j.domain.splitbrain.Claims.replica;
import static io.litefs4j.domain.splitbrain.Claims.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict.Divergence;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict.NoPrimary;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict.OnePrimary;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict.SeveralClusters;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict.SplitBrain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SplitBrainVerdictTest {
    @Test
    void no_claims_name_no_primary() {
        assertThat(SplitBrainVerdict.of(List.of())).isEqualTo(new NoPrimary(List.of()));
    }

    @Test
    void one_claim_among_replicas_is_one_primary() {
        assertThat(SplitBrainVerdict.of(List.of(replica(2), primary(1), replica(3))))
                .isEqualTo(new OnePrimary(primary(1), List.of()));
    }

    @Test
    void a_node_that_cannot_be_asked_is_reported_beside_the_one_primary() {
        assertThat(SplitBrainVerdict.of(List.of(primary(1), unknown(2))))
                .isEqualTo(new OnePrimary(primary(1), List.of(unknown(2))));
    }

    @Test
    void nodes_that_cannot_be_asked_leave_no_primary_that_is_known() {
        assertThat(SplitBrainVerdict.of(List.of(replica(1), unknown(2)))).isEqualTo(new NoPrimary(List.of(unknown(2))));
    }

    @Test
    void two_claims_are_a_split_brain() {
        assertThat(SplitBrainVerdict.of(List.of(primary(2), replica(3), primary(1))))
                .isEqualTo(new SplitBrain(List.of(primary(1), primary(2)), List.of(), List.of()));
    }

    @Test
    void two_static_primaries_are_a_split_brain_though_each_gave_itself_a_cluster_id() {
        NodeClaim.Primary stranger = primary(2, OTHER_CLUSTER, position(1, 2));

        assertThat(SplitBrainVerdict.of(List.of(primary(1), stranger)))
                .isEqualTo(new SplitBrain(List.of(primary(1), stranger), List.of(), List.of()));
    }

    @Test
    void one_process_under_two_urls_is_one_primary() {
        NodeClaim.Primary byLoopback = new NodeClaim.Primary(node(9), id(1), CLUSTER, Map.of(NOTES, position(2, 2)));

        assertThat(SplitBrainVerdict.of(List.of(byLoopback, primary(1))))
                .isEqualTo(new OnePrimary(primary(1), List.of()));
    }

    @Test
    void a_process_that_got_the_role_between_two_answers_counts_as_primary() {
        NodeClaim.NotPrimary before = new NodeClaim.NotPrimary(
                node(9), id(1), CLUSTER, new io.litefs4j.domain.primary.Hostname("n2"), Map.of());

        assertThat(SplitBrainVerdict.of(List.of(before, primary(1)))).isEqualTo(new OnePrimary(primary(1), List.of()));
    }

    @Test
    void one_txid_with_two_checksums_is_a_split_brain_under_one_primary() {
        NodeClaim.NotPrimary diverged = replica(2, CLUSTER, position(7, 2));
        NodeClaim.Primary primary = primary(1, CLUSTER, position(7, 1));

        assertThat(SplitBrainVerdict.of(List.of(primary, diverged, replica(3, CLUSTER, position(6, 3)))))
                .isEqualTo(new SplitBrain(
                        List.of(primary),
                        List.of(new Divergence(NOTES, Map.of(node(1), position(7, 1), node(2), position(7, 2)))),
                        List.of()));
    }

    @Test
    void a_replica_that_is_behind_diverges_from_nobody() {
        NodeClaim.Primary primary = primary(1, CLUSTER, position(7, 1));

        assertThat(SplitBrainVerdict.of(List.of(primary, replica(2, CLUSTER, position(6, 2)))))
                .isEqualTo(new OnePrimary(primary, List.of()));
    }

    @Test
    void a_database_without_a_transaction_diverges_from_nobody() {
        NodeClaim.Primary primary = primary(1, CLUSTER, Position.NONE);

        assertThat(SplitBrainVerdict.of(List.of(primary, replica(2, CLUSTER, position(0, 1)))))
                .isEqualTo(new OnePrimary(primary, List.of()));
    }

    @Test
    void histories_of_different_clusters_are_not_compared() {
        NodeClaim.NotPrimary stranger = replica(2, OTHER_CLUSTER, position(1, 2));

        assertThat(SplitBrainVerdict.of(List.of(primary(1), stranger)))
                .isEqualTo(new SeveralClusters(Map.of(node(1), CLUSTER, node(2), OTHER_CLUSTER), List.of()));
    }

    @Test
    void a_node_that_has_no_cluster_id_yet_belongs_to_the_others() {
        assertThat(SplitBrainVerdict.of(List.of(primary(1), replica(2, ClusterId.NONE, position(1, 1)))))
                .isEqualTo(new OnePrimary(primary(1), List.of()));
    }

    @Property
    void the_order_of_the_claims_does_not_matter(@ForAll("anyClaims") List<NodeClaim> claims, @ForAll Random random) {
        List<NodeClaim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, random);

        assertThat(SplitBrainVerdict.of(shuffled)).isEqualTo(SplitBrainVerdict.of(claims));
    }

    @Property
    void every_node_that_could_not_be_asked_is_reported(@ForAll("anyClaims") List<NodeClaim> claims) {
        assertThat(SplitBrainVerdict.of(claims).unknown())
                .containsExactlyInAnyOrderElementsOf(claims.stream()
                        .filter(NodeClaim.Unknown.class::isInstance)
                        .map(NodeClaim.Unknown.class::cast)
                        .toList());
    }

    @Property
    void a_node_that_could_not_be_asked_changes_nothing_but_the_list_of_them(
            @ForAll("anyClaims") List<NodeClaim> claims) {
        SplitBrainVerdict without = SplitBrainVerdict.of(claims);
        SplitBrainVerdict with = SplitBrainVerdict.of(with(claims, unknown(99)));

        assertThat(with).isInstanceOf(without.getClass());
        assertThat(with.unknown()).containsAll(without.unknown()).contains(unknown(99));
        assertThat(primaries(with)).isEqualTo(primaries(without));
    }

    @Property
    void one_more_node_never_takes_a_split_brain_away(
            @ForAll("anyClaims") List<NodeClaim> claims, @ForAll("anyClaims") List<NodeClaim> more) {
        if (SplitBrainVerdict.of(claims) instanceof SplitBrain) {
            List<NodeClaim> all = new ArrayList<>(claims);
            more.stream()
                    .filter(claim ->
                            claims.stream().noneMatch(known -> known.node().equals(claim.node())))
                    .forEach(all::add);

            assertThat(SplitBrainVerdict.of(all)).isInstanceOf(SplitBrain.class);
        }
    }

    @Property
    void two_claims_to_be_primary_are_a_split_brain_whatever_the_others_say(
            @ForAll("anyClaims") List<NodeClaim> claims) {
        SplitBrainVerdict verdict = SplitBrainVerdict.of(with(with(claims, primary(98)), primary(99)));

        assertThat(verdict).isInstanceOf(SplitBrain.class);
        assertThat(primaries(verdict)).contains(primary(98), primary(99));
    }

    @Property
    void exactly_those_who_claim_to_be_primary_are_named_as_such(@ForAll("anyClaims") List<NodeClaim> claims) {
        SplitBrainVerdict verdict = SplitBrainVerdict.of(claims);

        if (!(verdict instanceof SeveralClusters)) {
            assertThat(primaries(verdict))
                    .containsExactlyInAnyOrderElementsOf(claims.stream()
                            .filter(NodeClaim.Primary.class::isInstance)
                            .map(NodeClaim.Primary.class::cast)
                            .toList());
        }
    }

    @Property
    void every_divergence_shows_two_states_of_one_txid(@ForAll("anyClaims") List<NodeClaim> claims) {
        if (SplitBrainVerdict.of(claims) instanceof SplitBrain splitBrain) {
            assertThat(splitBrain.divergences()).allSatisfy(divergence -> {
                assertThat(divergence.positions().values().stream()
                                .map(Position::txid)
                                .distinct())
                        .hasSize(1);
                assertThat(divergence.positions().values().stream().distinct()).hasSizeGreaterThan(1);
            });
        }
    }

    @Provide
    Arbitrary<List<NodeClaim>> anyClaims() {
        return Claims.anyClaims();
    }

    private static List<NodeClaim> with(List<NodeClaim> claims, NodeClaim one) {
        List<NodeClaim> all = new ArrayList<>(claims);
        all.add(one);
        return all;
    }

    private static List<NodeClaim.Primary> primaries(SplitBrainVerdict verdict) {
        if (verdict instanceof SplitBrain splitBrain) {
            return splitBrain.primaries();
        }
        return verdict instanceof OnePrimary one ? List.of(one.primary()) : List.of();
    }
}
