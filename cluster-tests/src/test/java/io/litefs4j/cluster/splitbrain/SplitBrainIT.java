package io.litefs4j.cluster.splitbrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.testkit.real.RealTopology;
import io.litefs4j.usecases.splitbrain.SplitBrainDetector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real nodes, asked who is primary. */
class SplitBrainIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private NodeApi api;

    @BeforeEach
    void openApi() {
        api = NodeApi.connecting();
    }

    @AfterEach
    void closeApi() {
        api.close();
    }

    @Test
    @RealLiteFs(RealTopology.TWO_STATIC_PRIMARIES)
    void two_static_primaries_are_a_split_brain_from_the_start(RealCluster cluster) {
        Sql.run(cluster.node("n1").mount().resolve("a.db"), "CREATE TABLE t (n)");
        assertThat(verdict(cluster)).isInstanceOfSatisfying(SplitBrainVerdict.SplitBrain.class, split -> {
            assertThat(split.primaries())
                    .extracting(NodeClaim.Primary::node)
                    .containsExactlyInAnyOrder(
                            cluster.node("n1").url(), cluster.node("n2").url());
            assertThat(split.unknown()).isEmpty();
        });
    }

    @Test
    @RealLiteFs
    void a_primary_and_its_replica_are_one_primary(RealCluster cluster) {
        assertThat(verdict(cluster)).isInstanceOfSatisfying(SplitBrainVerdict.OnePrimary.class, one -> {
            assertThat(one.primary().node()).isEqualTo(cluster.node("n1").url());
            assertThat(one.unknown()).isEmpty();
        });
    }

    @Test
    @RealLiteFs
    void a_frozen_or_dead_primary_is_unknown_and_never_counted_as_no_primary(RealCluster cluster) {
        RealNode primary = cluster.node("n1");
        primary.freeze();
        assertUnknown(verdict(cluster), primary);
        primary.kill();
        assertUnknown(verdict(cluster), primary);
    }

    private static void assertUnknown(SplitBrainVerdict verdict, RealNode node) {
        assertThat(verdict).isInstanceOf(SplitBrainVerdict.NoPrimary.class);
        assertThat(verdict.unknown()).extracting(NodeClaim.Unknown::node).containsExactly(node.url());
    }

    private SplitBrainVerdict verdict(RealCluster cluster) {
        return new SplitBrainDetector(
                        api.claims(),
                        cluster.nodes().stream().map(RealNode::url).toList(),
                        LIMIT)
                .detect();
    }
}
