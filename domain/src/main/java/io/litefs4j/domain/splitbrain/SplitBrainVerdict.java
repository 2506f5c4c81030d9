package io.litefs4j.domain.splitbrain;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.position.Position;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the claims of all nodes that are meant to form one cluster, taken together, say. */
public sealed interface SplitBrainVerdict {
    /**
     * Judges the claims, in whatever order they come. Two URLs of one LiteFS process count as one node. An unknown node
     * takes away nothing that the others prove, and is never counted as "not primary".
     */
    static SplitBrainVerdict of(Collection<? extends NodeClaim> claims) {
        return new Judgement(claims).verdict();
    }

    /** Returns the nodes that could not be asked, each of which may be primary. The verdict holds for the others. */
    List<NodeClaim.Unknown> unknown();

    /** Exactly one node claims to be primary. With unknown nodes left, a second one cannot be ruled out. */
    record OnePrimary(NodeClaim.Primary primary, List<NodeClaim.Unknown> unknown) implements SplitBrainVerdict {
        public OnePrimary {
            unknown = List.copyOf(unknown);
        }
    }

    /** No node that answered claims to be primary. */
    record NoPrimary(List<NodeClaim.Unknown> unknown) implements SplitBrainVerdict {
        public NoPrimary {
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * Two claims to be primary, or one TXID with two checksums.
     *
     * <p>Two primaries with different cluster ids are a split brain too: each static primary gives itself an id of its
     * own when it first starts. Source: superfly/litefs {@code store.go}, {@code monitorLeaseAsPrimary}.
     *
     * @param primaries everyone who claims to be primary; fewer than two where only the histories contradict
     * @param divergences databases of which two nodes hold different states under the same TXID
     */
    record SplitBrain(List<NodeClaim.Primary> primaries, List<Divergence> divergences, List<NodeClaim.Unknown> unknown)
            implements SplitBrainVerdict {
        public SplitBrain {
            primaries = List.copyOf(primaries);
            divergences = List.copyOf(divergences);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * The nodes that answered belong to more than one cluster, and at most one of them claims to be primary.
     *
     * @param clusters by node, where the node has an id
     */
    record SeveralClusters(Map<AdvertiseUrl, ClusterId> clusters, List<NodeClaim.Unknown> unknown)
            implements SplitBrainVerdict {
        public SeveralClusters {
            clusters = Map.copyOf(clusters);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * One database under one TXID in different states, on nodes that do not belong to different clusters.
     *
     * @param positions by node, all with the same TXID, at least two different
     */
    record Divergence(DatabaseName database, Map<AdvertiseUrl, Position> positions) {
        public Divergence {
            positions = Map.copyOf(positions);
        }
    }
}
