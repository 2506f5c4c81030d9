package io.litefs4j.usecases.splitbrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.NodeClaims;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.testkit.node.FakeNode;
import io.litefs4j.testkit.node.FakeNodes;
import io.litefs4j.testkit.node.SqliteImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SplitBrainDetectorTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FakeNodes nodes = new FakeNodes();
    private final FakeNode n1 = nodes.add("n1", true);
    private final FakeNode n2 = nodes.add("n2", true);
    private final FakeNode n3 = nodes.add("n3", true);

    @Test
    void one_primary_with_its_replicas_is_one_primary() {
        n1.becomePrimary();
        n2.follow(n1);
        n3.follow(n1);

        assertThat(detect(nodes.claims()))
                .isEqualTo(new SplitBrainVerdict.OnePrimary(
                        (NodeClaim.Primary) nodes.claims().ask(n1.url()), List.of()));
    }

    @Test
    void two_static_primaries_are_a_split_brain() {
        n1.becomePrimary();
        n2.becomePrimary();

        assertThat(primariesOf(detect(nodes.claims()))).containsExactly(n1.url(), n2.url());
    }

    @Test
    void a_primary_that_was_cut_off_is_unknown_and_the_new_one_is_not_called_the_only_one() {
        n1.becomePrimary();
        n2.follow(n1);
        n1.cutOff();
        n2.losePrimary();
        n2.becomePrimary();

        SplitBrainVerdict verdict = detect(nodes.claims());

        assertThat(primariesOf(verdict)).containsExactly(n2.url());
        assertThat(verdict.unknown()).extracting(NodeClaim::node).containsExactly(n1.url());
    }

    @Test
    void a_primary_that_comes_back_while_another_was_elected_is_a_split_brain() {
        n1.becomePrimary();
        n2.follow(n1);
        n1.freeze();
        n2.losePrimary();
        n2.becomePrimary();
        n1.thaw();

        assertThat(primariesOf(detect(nodes.claims()))).containsExactly(n1.url(), n2.url());
    }

    @Test
    void two_histories_under_one_txid_are_a_split_brain_though_one_node_claims_the_lease() {
        DatabaseName notes = new DatabaseName("notes.db");
        n1.becomePrimary();
        n2.follow(n1);
        n1.commit(notes, SqliteImage.ofVersion(1));
        n2.catchUp();
        n2.cutOff();
        n1.commit(notes, SqliteImage.ofVersion(2));
        n1.crash();
        n2.reconnect();
        n2.becomePrimary();
        n2.commit(notes, SqliteImage.ofVersion(3));
        n1.start();

        assertThat(detect(nodes.claims()))
                .isInstanceOfSatisfying(
                        SplitBrainVerdict.SplitBrain.class,
                        splitBrain -> assertThat(splitBrain.divergences())
                                .singleElement()
                                .satisfies(divergence -> assertThat(
                                                divergence.positions().keySet())
                                        .containsExactlyInAnyOrder(n1.url(), n2.url())));
    }

    @Test
    void a_node_that_was_named_under_two_urls_is_asked_twice_and_counted_once() {
        n1.becomePrimary();
        AdvertiseUrl loopback = new AdvertiseUrl("http://127.0.0.1:20202");
        NodeClaims throughBoth = node -> {
            NodeClaim claim = nodes.claims().ask(n1.url());
            return node.equals(loopback) && claim instanceof NodeClaim.Primary primary
                    ? new NodeClaim.Primary(loopback, primary.id(), primary.clusterId(), primary.positions())
                    : claim;
        };

        assertThat(new SplitBrainDetector(throughBoth, List.of(loopback, n1.url()), LIMIT).detect())
                .isInstanceOf(SplitBrainVerdict.OnePrimary.class);
    }

    @Test
    void a_lease_that_was_handed_over_while_the_nodes_were_asked_is_no_split_brain() {
        n1.becomePrimary();
        n2.follow(n1);
        n3.follow(n1);
        CountDownLatch handedOver = new CountDownLatch(1);
        NodeClaims duringHandover = node -> {
            if (node.equals(n1.url()) && handedOver.getCount() > 0) {
                NodeClaim claim = nodes.claims().ask(node);
                n1.demote();
                n2.becomePrimary();
                handedOver.countDown();
                return claim;
            }
            awaitUnchecked(handedOver);
            return nodes.claims().ask(node);
        };

        assertThat(primariesOf(detect(duringHandover))).containsExactly(n2.url());
    }

    @Test
    void a_claim_is_not_withdrawn_by_silence() {
        n1.becomePrimary();
        n2.becomePrimary();
        Set<AdvertiseUrl> asked = ConcurrentHashMap.newKeySet();
        NodeClaims onceOnly = node ->
                asked.add(node) ? nodes.claims().ask(node) : new NodeClaim.Unknown(node, "did not answer in time");

        assertThat(primariesOf(detect(onceOnly))).containsExactly(n1.url(), n2.url());
    }

    @Test
    void a_node_that_hangs_beyond_the_limit_is_unknown_and_the_others_are_heard() {
        n1.becomePrimary();
        CountDownLatch never = new CountDownLatch(1);
        NodeClaims hanging = node -> {
            if (node.equals(n3.url())) {
                awaitUnchecked(never);
            }
            return nodes.claims().ask(node);
        };
        SplitBrainVerdict verdict = new SplitBrainDetector(hanging, urls(), Duration.ofSeconds(1)).detect();

        assertThat(primariesOf(verdict)).containsExactly(n1.url());
        assertThat(verdict.unknown())
                .singleElement()
                .isEqualTo(new NodeClaim.Unknown(n3.url(), "did not answer within 1000 ms"));
    }

    @Test
    void all_nodes_are_asked_at_once() {
        CyclicBarrier together = new CyclicBarrier(3);
        NodeClaims meeting = node -> {
            awaitUnchecked(together);
            return nodes.claims().ask(node);
        };

        assertThat(detect(meeting).unknown()).isEmpty();
    }

    @Test
    void a_fault_in_asking_one_node_leaves_it_unknown_and_the_others_heard() {
        n1.becomePrimary();
        NodeClaims faulty = node -> {
            if (node.equals(n2.url())) {
                throw new IllegalStateException("planted");
            }
            return nodes.claims().ask(node);
        };

        SplitBrainVerdict verdict = detect(faulty);

        assertThat(primariesOf(verdict)).containsExactly(n1.url());
        assertThat(verdict.unknown()).extracting(NodeClaim::node).containsExactly(n2.url());
    }

    @Test
    void one_who_is_interrupted_while_nobody_answers_learns_nothing_and_stays_interrupted() {
        CountDownLatch never = new CountDownLatch(1);
        NodeClaims hanging = node -> {
            awaitUnchecked(never);
            return nodes.claims().ask(node);
        };
        Thread.currentThread().interrupt();

        List<NodeClaim> claims = new SplitBrainDetector(hanging, urls(), LIMIT).ask();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(claims).hasSize(3).allMatch(NodeClaim.Unknown.class::isInstance);
    }

    @Test
    void claims_come_in_the_order_in_which_the_nodes_were_named() {
        n2.becomePrimary();
        List<AdvertiseUrl> named = List.of(n3.url(), n1.url(), n2.url(), n1.url());

        assertThat(new SplitBrainDetector(nodes.claims(), named, LIMIT).ask())
                .extracting(NodeClaim::node)
                .containsExactly(n3.url(), n1.url(), n2.url());
    }

    @Test
    void without_nodes_there_is_nothing_to_say() {
        assertThat(new SplitBrainDetector(nodes.claims(), List.of(), LIMIT).detect())
                .isEqualTo(new SplitBrainVerdict.NoPrimary(List.of()));
    }

    @Test
    void a_limit_that_leaves_no_time_is_refused() {
        assertThatThrownBy(() -> new SplitBrainDetector(nodes.claims(), urls(), Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
    }

    @Property(tries = 100)
    void whoever_claims_twice_is_named_and_whoever_is_silent_is_never_called_not_primary(
            @ForAll("behaviours") List<Behaviour> behaviours) {
        List<AdvertiseUrl> urls = IntStream.range(0, behaviours.size())
                .mapToObj(i -> new AdvertiseUrl("http://n" + i + ":20202"))
                .toList();
        NodeClaims claims = node -> behaviours.get(urls.indexOf(node)).claim(node, urls.indexOf(node));

        SplitBrainVerdict verdict = new SplitBrainDetector(claims, urls, LIMIT).detect();

        assertThat(primariesOf(verdict)).containsExactlyElementsOf(those(urls, behaviours, Behaviour.CLAIMS));
        assertThat(verdict.unknown())
                .extracting(NodeClaim::node)
                .containsExactlyElementsOf(those(urls, behaviours, Behaviour.SILENT));
    }

    @Provide
    Arbitrary<List<Behaviour>> behaviours() {
        return Arbitraries.of(Behaviour.class).list().ofMaxSize(6);
    }

    private SplitBrainVerdict detect(NodeClaims claims) {
        return new SplitBrainDetector(claims, urls(), LIMIT).detect();
    }

    private List<AdvertiseUrl> urls() {
        return List.of(n1.url(), n2.url(), n3.url());
    }

    private static List<AdvertiseUrl> primariesOf(SplitBrainVerdict verdict) {
        if (verdict instanceof SplitBrainVerdict.SplitBrain splitBrain) {
            return splitBrain.primaries().stream().map(NodeClaim::node).toList();
        }
        return verdict instanceof SplitBrainVerdict.OnePrimary one
                ? List.of(one.primary().node())
                : List.of();
    }

    private static List<AdvertiseUrl> those(List<AdvertiseUrl> urls, List<Behaviour> all, Behaviour wanted) {
        List<AdvertiseUrl> those = new ArrayList<>();
        IntStream.range(0, all.size()).filter(i -> all.get(i) == wanted).forEach(i -> those.add(urls.get(i)));
        return those;
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("given up", e);
        }
    }

    private static void awaitUnchecked(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException("given up", e);
        }
    }

    enum Behaviour {
        CLAIMS,
        DENIES,
        SILENT;

        NodeClaim claim(AdvertiseUrl node, int number) {
            NodeId id = new NodeId(String.format("%016X", number));
            return switch (this) {
                case CLAIMS -> new NodeClaim.Primary(node, id, ClusterId.NONE, Map.of());
                case DENIES -> new NodeClaim.NotPrimary(node, id, ClusterId.NONE, Hostname.UNNAMED, Map.of());
                case SILENT -> new NodeClaim.Unknown(node, "did not answer in time");
            };
        }
    }
}
