package io.litefs4j.domain.position;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;

/**
 * This node holds another transaction of the wanted number: of two histories one is discarded, or will be. After a failover
 * it is mostly the wanted one, whose write is lost; on an old primary that has just come back it is this node's.
 */
public final class PositionDiscardedException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final transient DatabaseName database;
    private final transient Position wanted;
    private final transient Position found;

    /** @param found where the database stands, with the same number and another checksum */
    public PositionDiscardedException(DatabaseName database, Position wanted, Position found) {
        super(database + " will never reach " + wanted + " here, for this node stands at " + found
                + ": one of the two belongs to a history that was discarded in a failover");
        this.database = requireNonNull(database, "database");
        this.wanted = requireNonNull(wanted, "wanted");
        this.found = requireNonNull(found, "found");
    }

    public DatabaseName database() {
        return database;
    }

    public Position wanted() {
        return wanted;
    }

    /** Returns where the database stands on this node. */
    public Position found() {
        return found;
    }
}
