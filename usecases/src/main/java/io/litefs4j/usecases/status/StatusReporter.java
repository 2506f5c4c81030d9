package io.litefs4j.usecases.status;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.domain.status.DatabaseStatus;
import io.litefs4j.domain.status.NodeStatus;
import io.litefs4j.usecases.health.HealthChecker;
import io.litefs4j.usecases.internal.InParallel;
import io.litefs4j.usecases.splitbrain.SplitBrainDetector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Reports this node at one moment, with what the others say. Stateless, safe for use by many threads.
 *
 * <p>It always comes to an end: a mount that hangs and a node that does not answer are part of the report, not a reason
 * to wait.
 */
public final class StatusReporter {
    private final LocalNode local;
    private final SplitBrainDetector cluster;
    private final HealthChecker health;
    private final Duration limit;

    /**
     * @param cluster asks all nodes, within its own limits
     * @param health judges the role that was found
     * @param limit how long reading this node may take
     */
    public StatusReporter(LocalNode local, SplitBrainDetector cluster, HealthChecker health, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new InvalidValueException("limit", "must be positive", limit.toString());
        }
        this.local = requireNonNull(local, "local");
        this.cluster = requireNonNull(cluster, "cluster");
        this.health = requireNonNull(health, "health");
        this.limit = limit;
    }

    /**
     * Reads this node, then asks the others. If this thread is interrupted, what was not read by then is reported as not
     * answering, and the interrupt stays.
     */
    public NodeStatus report() {
        Reading reading = readInTime();
        List<NodeClaim> claims = cluster.ask();
        return new NodeStatus(
                local.mount(),
                reading.state(),
                reading.role(),
                reading.lag(),
                reading.databases(),
                claims,
                reading.health().andBecause(HealthChecker.reasons(SplitBrainVerdict.of(claims))));
    }

    private Reading readInTime() {
        try {
            return answer(InParallel.<Reading>ask("status", List.of(this::read), limit)
                    .get(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unresponsive();
        }
    }

    private Reading answer(Future<Reading> answer) throws InterruptedException {
        if (answer.isCancelled()) {
            return unresponsive();
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the status of " + local.mount() + " could not be read", e.getCause());
        }
    }

    private Reading read() {
        try {
            return readMounted(local.role().role());
        } catch (RoleUnknownException e) {
            return readMounted(Optional.empty(), HealthChecker.of(e));
        } catch (LiteFsNotRunningException e) {
            return e.state() == MountState.MOUNTED
                    ? readMounted(Optional.empty(), HealthChecker.of(e))
                    : Reading.without(e);
        }
    }

    private Reading readMounted(NodeRole role) {
        return readMounted(Optional.of(role), health.of(role));
    }

    private Reading readMounted(Optional<NodeRole> role, Health health) {
        try {
            return new Reading(MountState.MOUNTED, role, local.lag().read(), databases(), health);
        } catch (LiteFsNotRunningException e) {
            return Reading.without(e);
        }
    }

    /** A database that is dropped while it is asked is not there. */
    private List<DatabaseStatus> databases() {
        return local.databases().names().stream()
                .flatMap(
                        name -> local.positions().of(name).map(position -> new DatabaseStatus(name, position)).stream())
                .toList();
    }

    private Reading unresponsive() {
        return Reading.without(new LiteFsNotRunningException(local.mount(), MountState.UNRESPONSIVE));
    }

    /** What was read of this node. */
    private record Reading(
            MountState state, Optional<NodeRole> role, Lag lag, List<DatabaseStatus> databases, Health health) {
        static Reading without(LiteFsNotRunningException gone) {
            return new Reading(gone.state(), Optional.empty(), Lag.UNKNOWN, List.of(), HealthChecker.of(gone));
        }
    }
}
