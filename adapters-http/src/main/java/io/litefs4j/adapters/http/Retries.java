package io.litefs4j.adapters.http;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long each time, up to a limit. For one thread. */
final class Retries {
    private final NodeApiLimits limits;
    private Duration next;

    Retries(NodeApiLimits limits) {
        this.limits = limits;
        this.next = limits.shortestRetry();
    }

    Duration next() {
        Duration wait = next;
        Duration twice = wait.multipliedBy(2);
        next = twice.compareTo(limits.longestRetry()) < 0 ? twice : limits.longestRetry();
        return wait;
    }

    /** An attempt was a success. */
    void startOver() {
        next = limits.shortestRetry();
    }
}
