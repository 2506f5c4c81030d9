package io.litefs4j.domain.node;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import java.time.Instant;

/** A line of {@code GET /events}. Source: superfly/litefs {@code store.go}, {@code Event}. */
public sealed interface NodeEvent {
    /**
     * The first line of every connection: the role as it is.
     *
     * @param isPrimary whether this node holds the lease
     * @param primary the primary it follows; {@link Hostname#UNNAMED} on a primary and where none is known
     */
    record Init(boolean isPrimary, Hostname primary) implements NodeEvent {
        public Init {
            requireNonNull(primary, "primary");
        }
    }

    /** The role has changed, or is reported again: a transition may give two of these. */
    record PrimaryChange(boolean isPrimary, Hostname primary) implements NodeEvent {
        public PrimaryChange {
            requireNonNull(primary, "primary");
        }
    }

    /**
     * A transaction was committed here or applied here.
     *
     * @param database the database it changed
     * @param position where the database stands after it
     * @param pageSize bytes
     * @param pages pages of the database after it; 0 where it was dropped
     * @param timestamp when the primary committed, by its clock
     */
    record Transaction(DatabaseName database, Position position, int pageSize, long pages, Instant timestamp)
            implements NodeEvent {
        public Transaction {
            requireNonNull(database, "database");
            requireNonNull(position, "position");
            requireNonNull(timestamp, "timestamp");
        }
    }
}
