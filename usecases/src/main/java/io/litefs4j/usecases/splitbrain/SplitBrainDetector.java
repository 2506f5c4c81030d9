package io.litefs4j.usecases.splitbrain;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.NodeClaims;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.usecases.internal.InParallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Asks all nodes of a cluster who is primary, and finds two that claim it, or one TXID with two checksums. Stateless, safe
 * for use by many threads.
 *
 * <p>All nodes are asked at once. Two claims to be primary may be one that wandered while the nodes were asked (a handoff
 * takes about 0.1 s), so those who made them are asked once more, and a claim is withdrawn only by the node that made it.
 * A node that does not answer in time is {@link NodeClaim.Unknown}, and may be primary all the same.
 */
public final class SplitBrainDetector {
    private static final System.Logger LOG = System.getLogger(SplitBrainDetector.class.getName());

    private final NodeClaims claims;
    private final List<AdvertiseUrl> nodes;
    private final Duration limit;

    /**
     * @param nodes every node of the cluster, this one too; two URLs of one node are found out
     * @param limit how long all nodes together may take to answer once; they are asked at most twice
     */
    public SplitBrainDetector(NodeClaims claims, Collection<AdvertiseUrl> nodes, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new InvalidValueException("limit", "must be positive", limit.toString());
        }
        this.claims = requireNonNull(claims, "claims");
        this.nodes = nodes.stream().distinct().toList();
        this.limit = limit;
    }

    /** Asks everybody and judges what they say. If this thread is interrupted, those who had not answered are unknown. */
    public SplitBrainVerdict detect() {
        return SplitBrainVerdict.of(ask());
    }

    /** Asks everybody; returns one claim for each node, in the order in which they were named. */
    public List<NodeClaim> ask() {
        Map<AdvertiseUrl, NodeClaim> said = ask(nodes);
        List<AdvertiseUrl> claimants = said.values().stream()
                .filter(NodeClaim.Primary.class::isInstance)
                .map(NodeClaim::node)
                .toList();
        if (claimants.size() > 1) {
            ask(claimants).values().stream()
                    .filter(claim -> !(claim instanceof NodeClaim.Unknown))
                    .forEach(claim -> said.put(claim.node(), claim));
        }
        return List.copyOf(said.values());
    }

    private Map<AdvertiseUrl, NodeClaim> ask(List<AdvertiseUrl> asked) {
        List<Callable<NodeClaim>> questions = new ArrayList<>();
        asked.forEach(node -> questions.add(() -> claims.ask(node)));
        Map<AdvertiseUrl, NodeClaim> said = new LinkedHashMap<>();
        try {
            List<Future<NodeClaim>> answers = InParallel.ask("node-claim", questions, limit);
            for (int i = 0; i < asked.size(); i++) {
                said.put(asked.get(i), claim(asked.get(i), answers.get(i)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.forEach(node -> said.putIfAbsent(node, new NodeClaim.Unknown(node, "was not asked to the end")));
        }
        return said;
    }

    private NodeClaim claim(AdvertiseUrl node, Future<NodeClaim> answer) throws InterruptedException {
        if (answer.isCancelled()) {
            return new NodeClaim.Unknown(node, "did not answer within " + limit.toMillis() + " ms");
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            // A fault of ours in asking one node must not hide what the others say.
            LOG.log(System.Logger.Level.ERROR, "asking " + node + " failed", e.getCause());
            return new NodeClaim.Unknown(node, "could not be asked: " + e.getCause());
        }
    }
}
