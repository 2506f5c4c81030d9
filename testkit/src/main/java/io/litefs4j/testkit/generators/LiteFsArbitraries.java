package io.litefs4j.testkit.generators;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitraries for the values that LiteFS names things with and counts by. Every value drawn is one that LiteFS can hold. */
public final class LiteFsArbitraries {
    private static final int MAX_PORT = 65_535;

    private LiteFsArbitraries() {}

    /** All 64 bits, {@link Txid#NONE} and the unsigned half among them. */
    public static Arbitrary<Txid> txids() {
        return Arbitraries.longs().map(Txid::new);
    }

    /** Real checksums, whose highest bit is set, and now and then {@link Checksum#NONE}. */
    public static Arbitrary<Checksum> checksums() {
        Arbitrary<Checksum> real = Arbitraries.longs().map(bits -> new Checksum(bits | Long.MIN_VALUE));
        return Arbitraries.frequencyOf(Tuple.of(9, real), Tuple.of(1, Arbitraries.just(Checksum.NONE)));
    }

    public static Arbitrary<Position> positions() {
        return Combinators.combine(txids(), checksums()).as(Position::new);
    }

    /** What {@code .lag} can show: fresh, old, negative by clock skew, and unknown. */
    public static Arbitrary<Lag> lags() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, 1500).map(Lag::new)),
                Tuple.of(
                        2,
                        Arbitraries.longs()
                                .between(-10_000_000_000L, 10_000_000_000L)
                                .map(Lag::new)),
                Tuple.of(1, Arbitraries.just(Lag.UNKNOWN)));
    }

    /** Names of one path component, of any script, that LiteFS does not take for its own. */
    public static Arbitrary<DatabaseName> databaseNames() {
        Arbitrary<String> texts = Arbitraries.oneOf(Texts.words().map(word -> word + ".db"), Texts.any());
        return Texts.accepted(texts, DatabaseName::new);
    }

    /** Names as nodes have them, any other label, and now and then {@link Hostname#UNNAMED}. */
    public static Arbitrary<Hostname> hostnames() {
        return Texts.accepted(Arbitraries.oneOf(Texts.words(), Texts.any()), Hostname::new);
    }

    /** Clean absolute paths of up to five segments, some of them spelt with more slashes than they need. */
    public static Arbitrary<AbsolutePath> absolutePaths() {
        return paths(Texts.any());
    }

    static Arbitrary<AbsolutePath> paths(Arbitrary<String> texts) {
        Arbitrary<String> segment = Texts.accepted(
                texts.filter(text -> !text.isEmpty() && text.indexOf('/') < 0),
                text -> new AbsolutePath("/" + text).value());
        Arbitrary<String> end =
                Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just("")), Tuple.of(1, Arbitraries.of("/", "//")));
        Arbitrary<List<String>> segments = Arbitraries.oneOf(
                        segment, Texts.words().map(word -> "/" + word))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(segments, end)
                .as((list, slashes) -> new AbsolutePath(String.join("", list) + slashes));
    }

    /** http and https, names and addresses of both families, with and without a port. */
    public static Arbitrary<AdvertiseUrl> advertiseUrls() {
        return Combinators.combine(
                        Arbitraries.of("http", "http", "https", "HTTP"),
                        hosts(),
                        ports(),
                        Arbitraries.of("", "", "/", "/path"))
                .as((scheme, host, port, path) -> new AdvertiseUrl(scheme + "://" + host + port + path));
    }

    /** Ids that clusters have, and now and then {@link ClusterId#NONE}. */
    public static Arbitrary<ClusterId> clusterIds() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, hex16().map(hex -> new ClusterId("LFSC" + hex))),
                Tuple.of(1, Arbitraries.just(ClusterId.NONE)));
    }

    public static Arbitrary<NodeId> nodeIds() {
        return hex16().map(NodeId::new);
    }

    /** Primary, replica of somebody, and neither. */
    public static Arbitrary<NodeRole> nodeRoles() {
        Arbitrary<NodeRole> replica = Combinators.combine(hostnames(), lags()).as(NodeRole.Replica::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new NodeRole.Primary()), replica, Arbitraries.just(new NodeRole.NoPrimary()));
    }

    /** A host as a URL or an address spells it, IPv6 in brackets. */
    static Arbitrary<String> hosts() {
        Arbitrary<String> ipv4 = Arbitraries.integers()
                .between(0, 255)
                .list()
                .ofSize(4)
                .map(octets -> String.format(
                        Locale.ROOT, "%d.%d.%d.%d", octets.get(0), octets.get(1), octets.get(2), octets.get(3)));
        return Arbitraries.frequencyOf(
                Tuple.of(4, Texts.words().filter(word -> !word.contains(".."))),
                Tuple.of(2, ipv4),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "localhost", "node_1", "a.b.example.", "[::1]", "[::]", "[fe80::1]", "[2001:db8::5]")));
    }

    /** {@code :} and a port, or nothing. */
    private static Arbitrary<String> ports() {
        Arbitrary<String> some = Arbitraries.integers().between(1, MAX_PORT).map(port -> ":" + port);
        return Arbitraries.frequencyOf(Tuple.of(4, some), Tuple.of(1, Arbitraries.just("")));
    }

    private static Arbitrary<String> hex16() {
        return Arbitraries.longs().map(bits -> String.format(Locale.ROOT, "%016X", bits));
    }
}
