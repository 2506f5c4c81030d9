package io.litefs4j.testkit.cluster;

import java.time.Duration;

/**
 * The times of a lease. Source: superfly/litefs {@code cmd/litefs/config.go}, {@code consul/consul.go}.
 *
 * @param ttl {@code lease.consul.ttl}: a session that is not renewed for so long is at its end
 * @param lockDelay {@code lease.consul.lock-delay}: how long nobody gets the lease after a session ended by itself
 * @param reconnectDelay {@code lease.reconnect-delay}: how long a node waits before it looks for a primary again
 */
public record LeaseTerms(Duration ttl, Duration lockDelay, Duration reconnectDelay) {
    /** LiteFS's own: 10 s, 1 s and 1 s. */
    public static final LeaseTerms DEFAULT =
            new LeaseTerms(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(1));

    public LeaseTerms {
        if (!isPositive(ttl) || lockDelay.isNegative() || !isPositive(reconnectDelay)) {
            throw new IllegalArgumentException("ttl and reconnect-delay must be positive, lock-delay not negative");
        }
    }

    /** Returns these terms with another TTL. */
    public LeaseTerms withTtl(Duration other) {
        return new LeaseTerms(other, lockDelay, reconnectDelay);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
