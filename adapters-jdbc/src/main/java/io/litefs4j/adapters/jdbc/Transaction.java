package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.replication.AwaitedCommit;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that is open on a connection.
 *
 * @param writable whether it began with {@code BEGIN IMMEDIATE}, on the primary or under the halt lock
 * @param halt the halt lock under which a replica writes; null on the primary and where it only reads
 * @param awaited what other nodes shall hold before the commit returns; null where they are not waited for
 * @param standing whether SQLite still knows of it
 */
record Transaction(
        boolean writable, @Nullable HaltLock halt, @Nullable AwaitedCommit awaited, Standing standing) {
    enum Standing {
        OPEN,
        /** SQLite has rolled it back on its own account, after an error. */
        ROLLED_BACK_BY_SQLITE,
        /** The guard has ended it. */
        CANCELLED
    }

    static Transaction reading() {
        return new Transaction(false, null, null, Standing.OPEN);
    }

    static Transaction writing(@Nullable HaltLock halt, @Nullable AwaitedCommit awaited) {
        return new Transaction(true, halt, awaited, Standing.OPEN);
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** Returns whether it can only be committed while this node is the primary. */
    boolean needsPrimary() {
        return writable && halt == null;
    }

    Transaction ended(Standing how) {
        return new Transaction(writable, halt, awaited, how);
    }

    OpenReads.Kind kind() {
        if (halt != null) {
            return OpenReads.Kind.HALTED;
        }
        return writable ? OpenReads.Kind.WRITE : OpenReads.Kind.READ;
    }
}
