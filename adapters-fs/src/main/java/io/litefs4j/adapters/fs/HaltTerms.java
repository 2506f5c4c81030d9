package io.litefs4j.adapters.fs;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;

/**
 * How long a halt lock may be held.
 *
 * <p>LiteFS lets the primary write again 30 s after it was halted, and a commit of ours that meets one of its own ends
 * LiteFS here. So a lock is given back 25 s after it was asked for at the latest, for the primary may have been halted since
 * then, and what is under way needs time to end. Source: superfly/litefs {@code store.go}, {@code DefaultHaltLockTTL}.
 *
 * @param hold how long after it was granted; at most 25 s
 * @param release how long who gives it back waits for LiteFS
 */
record HaltTerms(Duration hold, Duration release) {
    static final Duration GREATEST_HOLD = Duration.ofSeconds(25);

    HaltTerms {
        if (hold.isNegative() || hold.isZero() || hold.compareTo(GREATEST_HOLD) > 0) {
            throw new InvalidValueException(
                    "hold limit", "must be more than zero and at most " + GREATEST_HOLD, hold.toString());
        }
    }

    /** Returns how long a lock may be held on that was asked for so long ago. */
    Duration holdAfter(Duration asked) {
        Duration rest = GREATEST_HOLD.minus(asked);
        return rest.compareTo(hold) < 0 ? rest : hold;
    }
}
