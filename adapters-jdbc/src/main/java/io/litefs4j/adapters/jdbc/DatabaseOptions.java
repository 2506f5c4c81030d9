package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.usecases.position.ReadYourWrites;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a database is used, as the builder was told.
 *
 * @param mounted whether the file lies on a mount; a plain one has no LiteFS that could fail
 * @param busyTimeout how long SQLite waits for a lock
 * @param readLimit how long a read may stay open on a node that is not the primary
 * @param haltLocks what lets a replica write; null where it may not
 * @param readYourWrites what waits for positions; null where there are none
 * @param confirmation what confirms commits on other nodes; null where a commit is waited for on this node only
 * @param attachable directories outside the mount from which databases may be attached
 */
record DatabaseOptions(
        boolean mounted,
        Duration busyTimeout,
        ReadLimit readLimit,
        @Nullable HaltLocks haltLocks,
        @Nullable ReadYourWrites readYourWrites,
        @Nullable CommitConfirmation confirmation,
        List<Path> attachable) {
    DatabaseOptions {
        attachable = List.copyOf(attachable);
    }

    DatabaseOptions withHaltLocks(HaltLocks locks) {
        return new DatabaseOptions(mounted, busyTimeout, readLimit, locks, readYourWrites, confirmation, attachable);
    }
}
