package io.litefs4j.domain.position;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;
import java.time.Duration;

/** This node did not get as far as was waited for within the limit. */
public final class PositionTimeoutException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final transient DatabaseName database;
    private final transient Position wanted;
    private final transient Position last;

    /**
     * @param last where the database stood in the end; {@link Position#NONE} where this node does not know it
     * @param limit how long was waited
     */
    public PositionTimeoutException(DatabaseName database, Position wanted, Position last, Duration limit) {
        super(database + " did not reach " + wanted + " within " + limit.toMillis() + " ms; in the end it stood at "
                + last + ". Does the lag of this node grow, or does a reader on it block replication?");
        this.database = requireNonNull(database, "database");
        this.wanted = requireNonNull(wanted, "wanted");
        this.last = requireNonNull(last, "last");
    }

    public DatabaseName database() {
        return database;
    }

    public Position wanted() {
        return wanted;
    }

    /** Returns where the database stood in the end. */
    public Position last() {
        return last;
    }
}
