package io.litefs4j.domain.replication;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;

/**
 * When a commit is durable enough to be acknowledged: once so many other nodes hold it. LiteFS ships what is committed
 * afterwards and does not wait for anybody; without this, what it had not shipped when the primary died is lost.
 *
 * @param nodes how many nodes beside this one; at least one. With {@code nodes + 1} a majority of the cluster, whoever is
 *     elected from the nodes that are left holds the commit, or the freshest of them does
 * @param limit how long a commit may wait for them; positive, at most an hour
 */
public record Durability(int nodes, Duration limit) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @throws InvalidValueException if {@code nodes} is below one, or {@code limit} is not positive or above an hour */
    public Durability {
        requireNonNull(limit, "limit");
        if (nodes < 1) {
            throw new InvalidValueException(
                    "durability", "must ask for at least one other node", Integer.toString(nodes));
        }
        if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    "durability limit", "must be positive and at most an hour", limit.toString());
        }
    }

    @Override
    public String toString() {
        return nodes + (nodes == 1 ? " other node" : " other nodes") + " within " + limit.toMillis() + " ms";
    }
}
