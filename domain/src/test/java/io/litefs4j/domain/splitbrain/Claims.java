package io.litefs4j.domain.splitbrain;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Claims of numbered nodes, few enough that they meet and contradict each other often. */
final class Claims {
    static final DatabaseName NOTES = new DatabaseName("notes.db");
    static final ClusterId CLUSTER = new ClusterId("LFSC0000000000000001");
    static final ClusterId OTHER_CLUSTER = new ClusterId("LFSC0000000000000002");

    private Claims() {}

    static AdvertiseUrl node(int number) {
        return new AdvertiseUrl("http://n" + number + ":20202");
    }

    static NodeId id(int number) {
        return new NodeId(String.format("%016X", number));
    }

    static Position position(long txid, long content) {
        return new Position(new Txid(txid), new Checksum(Long.MIN_VALUE | content));
    }

    static NodeClaim.Primary primary(int number, ClusterId cluster, Position notes) {
        return new NodeClaim.Primary(node(number), id(number), cluster, Map.of(NOTES, notes));
    }

    static NodeClaim.Primary primary(int number) {
        return primary(number, CLUSTER, position(1, 1));
    }

    static NodeClaim.NotPrimary replica(int number, ClusterId cluster, Position notes) {
        return new NodeClaim.NotPrimary(node(number), id(number), cluster, new Hostname("n1"), Map.of(NOTES, notes));
    }

    static NodeClaim.NotPrimary replica(int number) {
        return replica(number, CLUSTER, position(1, 1));
    }

    static NodeClaim.Unknown unknown(int number) {
        return new NodeClaim.Unknown(node(number), "refused the connection");
    }

    /** One claim of each of up to six nodes, in any order. */
    static Arbitrary<List<NodeClaim>> anyClaims() {
        return claim().list().uniqueElements(NodeClaim::node).ofMaxSize(6);
    }

    private static Arbitrary<NodeClaim> claim() {
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 6);
        Arbitrary<ClusterId> cluster = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.just(CLUSTER)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(OTHER_CLUSTER)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(ClusterId.NONE)));
        Arbitrary<Position> position = Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, 1L), net.jqwik.api.Tuple.of(1, 2L)))
                .as(Claims::position);
        return Arbitraries.oneOf(
                Combinators.combine(number, cluster, position).as(Claims::primary),
                Combinators.combine(number, cluster, position).as(Claims::replica),
                Combinators.combine(number, cluster, position).as(Claims::replica),
                number.map(Claims::unknown));
    }
}
