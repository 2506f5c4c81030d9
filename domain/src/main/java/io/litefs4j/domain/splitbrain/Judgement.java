package io.litefs4j.domain.splitbrain;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict.Divergence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Weighs the claims against each other. What is worst wins: two primaries, two states, two clusters. */
final class Judgement {
    private final List<NodeClaim.Unknown> unknown;
    private final List<Answer> answers;

    Judgement(Collection<? extends NodeClaim> claims) {
        List<NodeClaim> ordered = claims.stream()
                .distinct()
                .sorted(Comparator.comparing(NodeClaim::node))
                .collect(Collectors.toList());
        this.unknown = only(NodeClaim.Unknown.class, ordered);
        this.answers = onePerNode(ordered);
    }

    SplitBrainVerdict verdict() {
        List<NodeClaim.Primary> primaries = only(
                NodeClaim.Primary.class, answers.stream().map(Answer::claim).toList());
        List<Divergence> divergences = divergences();
        if (primaries.size() > 1 || !divergences.isEmpty()) {
            return new SplitBrainVerdict.SplitBrain(primaries, divergences, unknown);
        }
        Map<AdvertiseUrl, ClusterId> clusters = clusters();
        if (clusters.values().stream().distinct().count() > 1) {
            return new SplitBrainVerdict.SeveralClusters(clusters, unknown);
        }
        return primaries.isEmpty()
                ? new SplitBrainVerdict.NoPrimary(unknown)
                : new SplitBrainVerdict.OnePrimary(primaries.get(0), unknown);
    }

    /**
     * One process may have answered under two URLs, and one URL for two processes. Of the two claims that to be primary
     * counts, for the node may have got or lost the role between them.
     */
    private static List<Answer> onePerNode(List<NodeClaim> ordered) {
        List<Answer> all = new ArrayList<>();
        only(NodeClaim.Primary.class, ordered).forEach(claim -> all.add(Answer.of(claim)));
        only(NodeClaim.NotPrimary.class, ordered).forEach(claim -> all.add(Answer.of(claim)));
        Set<NodeId> processes = new HashSet<>();
        Set<AdvertiseUrl> urls = new HashSet<>();
        List<Answer> counted = new ArrayList<>();
        for (Answer answer : all) {
            if (processes.add(answer.process()) && urls.add(answer.node())) {
                counted.add(answer);
            }
        }
        return counted;
    }

    private Map<AdvertiseUrl, ClusterId> clusters() {
        return answers.stream()
                .filter(answer -> answer.cluster().isKnown())
                .collect(Collectors.toMap(Answer::node, Answer::cluster));
    }

    private List<Divergence> divergences() {
        SortedMap<DatabaseName, SortedMap<Txid, List<Stand>>> stands = new TreeMap<>();
        for (Answer answer : answers) {
            answer.positions()
                    .forEach((database, position) -> stands.computeIfAbsent(database, name -> new TreeMap<>())
                            .computeIfAbsent(position.txid(), txid -> new ArrayList<>())
                            .add(new Stand(answer, position)));
        }
        List<Divergence> found = new ArrayList<>();
        stands.forEach((database, byTxid) -> byTxid.forEach((txid, atTxid) -> {
            Map<AdvertiseUrl, Position> contradicting = contradicting(atTxid);
            if (!txid.equals(Txid.NONE) && !contradicting.isEmpty()) {
                found.add(new Divergence(database, contradicting));
            }
        }));
        return found;
    }

    private static Map<AdvertiseUrl, Position> contradicting(List<Stand> stands) {
        return stands.stream()
                .filter(stand -> stands.stream().anyMatch(stand::contradicts))
                .collect(Collectors.toMap(stand -> stand.answer().node(), Stand::position));
    }

    private static <T extends NodeClaim> List<T> only(Class<T> kind, List<NodeClaim> claims) {
        return claims.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What a node that could be asked says, whatever it claims to be. */
    private record Answer(NodeClaim claim, NodeId process, ClusterId cluster, Map<DatabaseName, Position> positions) {
        static Answer of(NodeClaim.Primary claim) {
            return new Answer(claim, claim.id(), claim.clusterId(), claim.positions());
        }

        static Answer of(NodeClaim.NotPrimary claim) {
            return new Answer(claim, claim.id(), claim.clusterId(), claim.positions());
        }

        AdvertiseUrl node() {
            return claim.node();
        }
    }

    /** Where one node stands in one database. */
    private record Stand(Answer answer, Position position) {
        boolean contradicts(Stand other) {
            return position.contradicts(other.position) && !answer.cluster().contradicts(other.answer.cluster());
        }
    }
}
