package io.litefs4j.usecases.primary;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;

/**
 * How often a {@link RoleMonitor} looks, and how long it believes what it saw.
 *
 * @param pollEvery the pause between two looks; 200 ms by default
 * @param trustFor how old a role may be before it is unknown, counted from before the question; 1 s by default. It bounds
 *     how long a node can go on believing that it is primary when nothing tells it otherwise
 */
public record RoleTiming(Duration pollEvery, Duration trustFor) {
    public static final RoleTiming DEFAULT = new RoleTiming(Duration.ofMillis(200), Duration.ofSeconds(1));

    /** @throws InvalidValueException if {@code pollEvery} is not positive or {@code trustFor} is not longer than it */
    public RoleTiming {
        if (pollEvery.isNegative() || pollEvery.isZero()) {
            throw new InvalidValueException("poll-every", "must be positive", pollEvery.toString());
        }
        if (trustFor.compareTo(pollEvery) <= 0) {
            throw new InvalidValueException(
                    "trust-for", "must be longer than poll-every, which is " + pollEvery, trustFor.toString());
        }
    }
}
