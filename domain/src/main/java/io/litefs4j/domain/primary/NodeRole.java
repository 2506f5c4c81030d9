package io.litefs4j.domain.primary;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;

/** What this node is now. A mount that cannot answer is no role: asking it throws {@code LiteFsNotRunningException}. */
public sealed interface NodeRole {
    /** This node holds the lease; it is the only one that commits. */
    record Primary() implements NodeRole {}

    /**
     * This node follows a primary. The primary may be frozen or dead all the same: look at the lag.
     *
     * @param primary the primary's hostname; {@link Hostname#UNNAMED} where a static lease has none
     * @param lag the age of the newest news from it
     */
    record Replica(Hostname primary, Lag lag) implements NodeRole {
        public Replica {
            requireNonNull(primary, "primary");
            requireNonNull(lag, "lag");
        }
    }

    /** No primary is known: starting, election, demoted, or the primary is gone. Old data can be read. */
    record NoPrimary() implements NodeRole {}

    /** Answers for each of the three; stands in for the exhaustive switch until Java 21 is the floor. */
    default <T> T fold(Supplier<T> onPrimary, Function<Replica, T> onReplica, Supplier<T> onNoPrimary) {
        if (this instanceof Replica replica) {
            return onReplica.apply(replica);
        }
        return this instanceof Primary ? onPrimary.get() : onNoPrimary.get();
    }

    default boolean isPrimary() {
        return this instanceof Primary;
    }
}
