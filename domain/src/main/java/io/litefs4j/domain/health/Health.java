package io.litefs4j.domain.health;

import java.util.List;

/**
 * How well this node serves, with the reasons where it does not.
 *
 * @param status the worst that the reasons say
 * @param reasons empty exactly where the status is {@link Status#HEALTHY}
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
        if (reasons.isEmpty() != (status == Status.HEALTHY)) {
            throw new IllegalArgumentException("a health of " + status + " with reasons " + reasons);
        }
    }
}
