package io.litefs4j.domain.replication;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;

/** It is committed here, and too few other nodes hold it yet. It may reach them later, or be lost with this node. */
public final class ConfirmationTimeoutException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final transient DatabaseName database;
    private final transient Position position;
    private final transient Durability wanted;
    private final int nodes;

    /**
     * @param position where the database stood here after the commit
     * @param nodes how many other nodes hold that
     */
    public ConfirmationTimeoutException(DatabaseName database, Position position, Durability wanted, int nodes) {
        super(database + " is committed here at " + position + ", and " + nodes
                + " other nodes are known to hold it instead of the " + wanted
                + ". Are the replicas connected, and does a reader on them block replication?");
        this.database = requireNonNull(database, "database");
        this.position = requireNonNull(position, "position");
        this.wanted = requireNonNull(wanted, "wanted");
        this.nodes = nodes;
    }

    public DatabaseName database() {
        return database;
    }

    /** Returns where the database stood on this node after the commit. */
    public Position position() {
        return position;
    }

    public Durability wanted() {
        return wanted;
    }

    /** Returns how many other nodes are known to hold it. */
    public int nodes() {
        return nodes;
    }
}
