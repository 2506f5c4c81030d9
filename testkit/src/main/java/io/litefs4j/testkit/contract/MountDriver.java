package io.litefs4j.testkit.contract;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.LagMarker;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.domain.primary.PrimaryMarker;
import java.util.UUID;

/**
 * Brings one LiteFS node, real or not, into the situations that the contracts speak of, and hands out the ports under
 * test. Each situation may follow each other one; it is reached when its method returns. Every node of it has at least one
 * database with a transaction. Used by one thread.
 */
public interface MountDriver extends AutoCloseable {
    Mount mount();

    PrimaryMarker primaryMarker();

    LagMarker lagMarker();

    PrimaryClaim primaryClaim();

    Databases databases();

    Positions positions();

    HaltLocks haltLocks();

    /** This node holds the lease. */
    void primary();

    /**
     * This node follows a primary and has had news from it.
     *
     * @return the primary's {@code lease.hostname}
     */
    Hostname replica();

    /** This node was a replica with news, its primary is gone, and it is not trying to connect at this moment. */
    void noPrimary();

    /** LiteFS is mounted and has found no primary since it started. */
    void starting();

    /** This node was primary until now, and no other is known. */
    void demoted();

    /**
     * On a primary: commits a transaction. On a replica: the primary commits it, and this node has applied it.
     *
     * @return where the database stands now, known by other means than the port under test
     */
    Position commit(DatabaseName database);

    /**
     * Deletes the database on the primary, which this node is.
     *
     * @return where it stands now, known by other means than the port under test
     */
    Position drop(DatabaseName database);

    /** An application opens a database that is not there, with the right to create it, and writes nothing. */
    void openMissing(DatabaseName database);

    /** Returns a name that no database of this cluster has had yet. */
    default DatabaseName newName() {
        return new DatabaseName("contract-" + UUID.randomUUID() + ".db");
    }

    /** Ends what the driver has started. */
    @Override
    default void close() {}
}
