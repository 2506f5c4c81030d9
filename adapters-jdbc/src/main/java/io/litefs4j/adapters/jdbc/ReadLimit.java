package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a read may stay open on a node that is not the primary; {@link #NONE} is the absence of a limit. */
record ReadLimit(@Nullable Duration limit) {
    static final ReadLimit NONE = new ReadLimit(null);

    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofHours(1);
    private static final Duration SLOWEST_LOOK = Duration.ofMillis(500);

    ReadLimit {
        if (limit != null && (limit.compareTo(LEAST) < 0 || limit.compareTo(MOST) > 0)) {
            throw new InvalidValueException(
                    "read limit", "must be from 10 ms to an hour; withoutReadLimit() takes it away", limit.toString());
        }
    }

    boolean exists() {
        return limit != null;
    }

    /** Returns how often to look: a read is cancelled at its limit, or a tenth of it later. */
    Duration lookEvery() {
        Duration tenth = limit == null ? SLOWEST_LOOK : limit.dividedBy(10);
        return tenth.compareTo(SLOWEST_LOOK) < 0 ? tenth : SLOWEST_LOOK;
    }

    boolean isReachedBy(Duration age) {
        return limit != null && age.compareTo(limit) >= 0;
    }
}
