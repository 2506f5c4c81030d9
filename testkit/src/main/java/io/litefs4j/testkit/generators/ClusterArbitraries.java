package io.litefs4j.testkit.generators;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.health.HealthReason;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.domain.status.DatabaseStatus;
import io.litefs4j.domain.status.NodeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitraries for what nodes say of themselves and what is made of it. */
public final class ClusterArbitraries {
    private static final List<String> LOCKS = List.of(
            "pending",
            "shared",
            "reserved",
            "write",
            "ckpt",
            "recover",
            "read0",
            "read1",
            "read2",
            "read3",
            "read4",
            "dms");
    private static final int FEW = 3;

    private ClusterArbitraries() {}

    public static Arbitrary<NodeInfo> nodeInfos() {
        return Combinators.combine(
                        LiteFsArbitraries.nodeIds(),
                        LiteFsArbitraries.clusterIds(),
                        flags(),
                        flags(),
                        LiteFsArbitraries.absolutePaths().map(path -> path.value()),
                        LiteFsArbitraries.hostnames())
                .as(NodeInfo::new);
    }

    /** The first line of a stream, changes of the primary, and transactions. */
    public static Arbitrary<NodeEvent> nodeEvents() {
        Arbitrary<NodeEvent> init =
                Combinators.combine(flags(), LiteFsArbitraries.hostnames()).as(NodeEvent.Init::new);
        Arbitrary<NodeEvent> change =
                Combinators.combine(flags(), LiteFsArbitraries.hostnames()).as(NodeEvent.PrimaryChange::new);
        Arbitrary<NodeEvent> transaction = Combinators.combine(
                        LiteFsArbitraries.databaseNames(),
                        LiteFsArbitraries.positions(),
                        Arbitraries.of(512, 1024, 4096, 65_536),
                        Arbitraries.longs().between(0, 0xFFFF_FFFFL),
                        Arbitraries.longs().between(0, 4_102_444_800_000L).map(Instant::ofEpochMilli))
                .as(NodeEvent.Transaction::new);
        return Arbitraries.oneOf(init, change, transaction);
    }

    public static Arbitrary<StoreVariables> storeVariables() {
        Arbitrary<Map<String, StoreVariables.LockState>> locks =
                Arbitraries.maps(Arbitraries.of(LOCKS), Arbitraries.of(StoreVariables.LockState.class));
        Arbitrary<StoreVariables.Database> database =
                Combinators.combine(LiteFsArbitraries.positions(), locks).as(StoreVariables.Database::new);
        return Combinators.combine(
                        flags(),
                        flags(),
                        Arbitraries.maps(LiteFsArbitraries.databaseNames(), database)
                                .ofMaxSize(FEW))
                .as(StoreVariables::new);
    }

    /** Primary, not primary, and not to be asked. */
    public static Arbitrary<NodeClaim> nodeClaims() {
        Arbitrary<NodeClaim> primary = Combinators.combine(
                        LiteFsArbitraries.advertiseUrls(),
                        LiteFsArbitraries.nodeIds(),
                        LiteFsArbitraries.clusterIds(),
                        positionsByDatabase())
                .as(NodeClaim.Primary::new);
        Arbitrary<NodeClaim> notPrimary = Combinators.combine(
                        LiteFsArbitraries.advertiseUrls(),
                        LiteFsArbitraries.nodeIds(),
                        LiteFsArbitraries.clusterIds(),
                        LiteFsArbitraries.hostnames(),
                        positionsByDatabase())
                .as(NodeClaim.NotPrimary::new);
        Arbitrary<NodeClaim> unknown = Combinators.combine(
                        LiteFsArbitraries.advertiseUrls(), Arbitraries.of("connection refused", "no answer in 2s"))
                .as(NodeClaim.Unknown::new);
        return Arbitraries.oneOf(primary, notPrimary, unknown);
    }

    /** The verdicts over up to five claims. */
    public static Arbitrary<SplitBrainVerdict> splitBrainVerdicts() {
        return nodeClaims().list().ofMaxSize(5).map(SplitBrainVerdict::of);
    }

    public static Arbitrary<HealthReason> healthReasons() {
        return Combinators.combine(Arbitraries.of(HealthReason.Code.class), Texts.words())
                .as(HealthReason::new);
    }

    public static Arbitrary<Health> healths() {
        return healthReasons().list().ofMaxSize(FEW).map(Health::because);
    }

    public static Arbitrary<DatabaseStatus> databaseStatuses() {
        return Combinators.combine(LiteFsArbitraries.databaseNames(), LiteFsArbitraries.positions())
                .as(DatabaseStatus::new);
    }

    /** A mounted node has a role, a lag and databases; any other has none of them. */
    public static Arbitrary<NodeStatus> nodeStatuses() {
        return Arbitraries.of(MountState.class)
                .flatMap(state -> state == MountState.MOUNTED ? mountedStatuses() : unmountedStatuses(state));
    }

    public static Arbitrary<Fault> faults() {
        return Combinators.combine(Texts.words(), Texts.words(), Texts.any()).as(Fault::new);
    }

    private static Arbitrary<NodeStatus> mountedStatuses() {
        return Combinators.combine(
                        LiteFsArbitraries.absolutePaths(),
                        LiteFsArbitraries.nodeRoles(),
                        LiteFsArbitraries.lags(),
                        databaseStatuses().list().ofMaxSize(FEW).uniqueElements(DatabaseStatus::name),
                        nodeClaims().list().ofMaxSize(FEW),
                        healths())
                .as((mount, role, lag, databases, peers, health) ->
                        new NodeStatus(mount, MountState.MOUNTED, Optional.of(role), lag, databases, peers, health));
    }

    private static Arbitrary<NodeStatus> unmountedStatuses(MountState state) {
        Health notRunning =
                Health.because(List.of(new HealthReason(HealthReason.Code.NOT_RUNNING, "LiteFS " + state.sentence())));
        return Combinators.combine(
                        LiteFsArbitraries.absolutePaths(), nodeClaims().list().ofMaxSize(FEW))
                .as((mount, peers) ->
                        new NodeStatus(mount, state, Optional.empty(), Lag.UNKNOWN, List.of(), peers, notRunning));
    }

    private static Arbitrary<Map<DatabaseName, Position>> positionsByDatabase() {
        return Arbitraries.maps(LiteFsArbitraries.databaseNames(), LiteFsArbitraries.positions())
                .ofMaxSize(FEW);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }
}
