package io.litefs4j.usecases.health;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.health.HealthReason;
import io.litefs4j.domain.health.HealthReason.Code;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict.SeveralClusters;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict.SplitBrain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how well this node serves, and why not better. Stateless, safe for use by many threads.
 *
 * <p>{@link #check()} looks at this node only and is what a load balancer's probe should ask: a peer that is down is no
 * reason to take this one out. What the peers say is added by {@link #check(SplitBrainVerdict)}, for an operator.
 */
public final class HealthChecker {
    /** Old enough that a healthy replica, which hears of its primary each second, never is. */
    public static final Duration DEFAULT_MAX_LAG = Duration.ofSeconds(10);

    private final CurrentRole role;
    private final Duration maxLag;

    /** @param maxLag how old the newest news from the primary may be on a healthy replica; not negative */
    public HealthChecker(CurrentRole role, Duration maxLag) {
        if (maxLag.isNegative()) {
            throw new InvalidValueException("max-lag", "must not be negative", maxLag.toString());
        }
        this.role = requireNonNull(role, "role");
        this.maxLag = maxLag;
    }

    /** The health of this node now. Takes as long as asking for the role, and does not throw where that is not known. */
    public Health check() {
        try {
            return of(role.role());
        } catch (LiteFsNotRunningException e) {
            return of(e);
        } catch (RoleUnknownException e) {
            return of(e);
        }
    }

    /** The health of this node now, in the light of what all nodes say. It is never better than {@link #check()}. */
    public Health check(SplitBrainVerdict verdict) {
        return check().andBecause(reasons(verdict));
    }

    /** The health of a node in this role. */
    public Health of(NodeRole role) {
        return Health.because(role.fold(List::of, this::reasons, HealthChecker::noPrimary));
    }

    /** The health of a node whose mount could not be read. */
    public static Health of(LiteFsNotRunningException gone) {
        return because(Code.NOT_RUNNING, String.valueOf(gone.getMessage()));
    }

    /** The health of a node whose role is not known. */
    public static Health of(RoleUnknownException unknown) {
        return because(Code.ROLE_UNKNOWN, String.valueOf(unknown.getMessage()));
    }

    /** What speaks against the cluster; a node that could not be asked speaks against it, and "no primary" is the node's own. */
    public static List<HealthReason> reasons(SplitBrainVerdict verdict) {
        List<HealthReason> reasons = new ArrayList<>();
        if (verdict instanceof SplitBrain splitBrain) {
            reasons.add(new HealthReason(Code.SPLIT_BRAIN, describe(splitBrain)));
        } else if (verdict instanceof SeveralClusters several) {
            reasons.add(new HealthReason(
                    Code.SEVERAL_CLUSTERS,
                    "the nodes belong to "
                            + several.clusters().values().stream().distinct().count() + " different clusters"));
        }
        verdict.unknown().forEach(node -> reasons.add(new HealthReason(Code.NODE_UNKNOWN, describe(node))));
        return reasons;
    }

    private List<HealthReason> reasons(NodeRole.Replica replica) {
        if (!replica.lag().isKnown()) {
            return List.of(new HealthReason(
                    Code.LAG_UNKNOWN, "there has been no news from the primary '" + replica.primary() + "' yet"));
        }
        if (!replica.lag().isWithin(maxLag)) {
            return List.of(new HealthReason(
                    Code.LAG_EXCEEDED,
                    "the newest news from the primary '" + replica.primary() + "' is " + replica.lag()
                            + " old, over the limit of " + maxLag.toMillis()
                            + "ms: it is dead or frozen, or an open read here blocks replication"));
        }
        return List.of();
    }

    private static List<HealthReason> noPrimary() {
        return List.of(
                new HealthReason(Code.NO_PRIMARY, "no primary is known; reads are old and writes are impossible"));
    }

    private static Health because(Code code, String text) {
        return Health.because(List.of(new HealthReason(code, text)));
    }

    private static String describe(SplitBrain splitBrain) {
        List<String> parts = new ArrayList<>();
        if (splitBrain.primaries().size() > 1) {
            parts.add(splitBrain.primaries().size() + " nodes claim to be primary: "
                    + splitBrain.primaries().stream().map(NodeClaim::node).toList());
        }
        splitBrain
                .divergences()
                .forEach(divergence -> parts.add("database '" + divergence.database()
                        + "' has one TXID with different checksums on "
                        + divergence.positions().keySet().stream().sorted().toList()));
        return String.join("; ", parts);
    }

    private static String describe(NodeClaim.Unknown node) {
        return node.node() + " could not be asked and may be primary: " + node.reason();
    }
}
