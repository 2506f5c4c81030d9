package io.litefs4j.domain.health;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well this node serves, with the reasons where it does not.
 *
 * @param status the worst that the reasons say
 * @param reasons in the order in which they were found; empty exactly where the status is {@link Status#HEALTHY}
 */
public record Health(Status status, List<HealthReason> reasons) {
    /** A node that serves reads and writes of its role, within the limits. */
    public static final Health HEALTHY = new Health(Status.HEALTHY, List.of());

    /** From good to bad. */
    public enum Status {
        /** The role is known and the data is fresh enough. */
        HEALTHY,
        /** Reads work, but they may be old, or writes have nowhere to go. */
        DEGRADED,
        /** LiteFS does not answer: nothing works. */
        NOT_RUNNING
    }

    public Health {
        reasons = List.copyOf(reasons);
        if (status != worst(reasons)) {
            throw new IllegalArgumentException("a health of " + status + " with reasons " + reasons);
        }
    }

    /** Returns what the reasons leave of the health; without one the node is healthy. */
    public static Health because(List<HealthReason> reasons) {
        return new Health(worst(reasons), reasons);
    }

    /** Returns the health with these reasons added to its own. It is never better than before. */
    public Health andBecause(List<HealthReason> more) {
        return because(Stream.concat(reasons.stream(), more.stream()).toList());
    }

    private static Status worst(List<HealthReason> reasons) {
        return reasons.stream()
                .map(reason -> reason.code().status())
                .max(Comparator.naturalOrder())
                .orElse(Status.HEALTHY);
    }
}
