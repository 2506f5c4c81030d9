package io.litefs4j.testkit.contract;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.DatabaseExport;
import io.litefs4j.domain.node.DatabaseImport;
import io.litefs4j.domain.node.DebugVariables;
import io.litefs4j.domain.node.Handoff;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeInfos;
import io.litefs4j.domain.node.Promotion;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.splitbrain.NodeClaims;
import java.util.UUID;

/**
 * Two LiteFS nodes with a static lease, real or not: a primary and a replica that follows it and is no candidate. Hands out
 * the ports under test, and does to the nodes what the contracts speak of. Used by one thread.
 */
public interface NodesDriver extends AutoCloseable {
    /** Returns where the primary's API is reached. */
    AdvertiseUrl primary();

    /** Returns where the replica's API is reached. */
    AdvertiseUrl replica();

    /** Returns a URL of this machine where nothing listens. */
    AdvertiseUrl nowhere();

    /** Returns the primary's {@code lease.hostname}. */
    Hostname primaryHostname();

    NodeInfos infos();

    NodeEvents events();

    Promotion promotion();

    Handoff handoff();

    DatabaseExport databaseExport();

    DatabaseImport databaseImport();

    DebugVariables debugVariables();

    NodeClaims claims();

    /**
     * An application commits a transaction on the primary, in a database that is there or not.
     *
     * @return where the database stands now, known by other means than the ports under test
     */
    Position commit(DatabaseName database);

    /** Deletes the database on the primary. */
    void drop(DatabaseName database);

    /** Waits until the replica has applied whatever the primary has committed. */
    void settle();

    /** A connection on the replica's machine begins to read the database, and does not end. */
    void beginRead(DatabaseName database);

    /** The read that was begun ends. */
    void endRead(DatabaseName database);

    /** The replica's LiteFS is killed. */
    void crashReplica();

    /** The replica's LiteFS starts again and has caught up. */
    void restartReplica();

    /** The replica's LiteFS stops answering, and breaks no connection. */
    void freezeReplica();

    /** The replica's LiteFS goes on. */
    void thawReplica();

    /** Returns a name that no database of these nodes has had yet. */
    default DatabaseName newName() {
        return new DatabaseName("contract-" + UUID.randomUUID() + ".db");
    }

    /** Ends what the driver has started. */
    @Override
    default void close() {}
}
