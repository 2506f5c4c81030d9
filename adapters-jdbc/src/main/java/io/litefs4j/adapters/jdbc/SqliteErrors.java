package io.litefs4j.adapters.jdbc;

import java.util.Set;
import org.sqlite.SQLiteException;

/** Reads SQLite's result codes out of the driver's exceptions; a batch hides them in the cause. */
final class SqliteErrors {
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    static final int READONLY = 8;
    private static final int INTERRUPT = 9;
    private static final int IOERR = 10;
    private static final int CANTOPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int CONSTRAINT = 19;
    private static final int MISUSE = 21;
    private static final int READONLY_DIRECTORY = 1544;
    private static final int IOERR_WRITE = 778;
    private static final int PRIMARY_CODE = 0xff;

    /** What a write on a replica ends in: under {@code query_only}, with a rollback journal, in WAL. */
    private static final Set<Integer> REPLICA_WRITE = Set.of(READONLY, READONLY_DIRECTORY, IOERR_WRITE);

    private static final Set<Integer> LEAVES_STATEMENT_USABLE = Set.of(BUSY, LOCKED, CONSTRAINT, MISUSE);
    private static final Set<Integer> LEAVES_TRANSACTION_OPEN = Set.of(BUSY, LOCKED, CONSTRAINT);

    private SqliteErrors() {}

    static boolean mayBeReplicaWrite(Throwable e) {
        return REPLICA_WRITE.contains(extendedCode(e));
    }

    /** BUSY and its kin; PROTOCOL is what WAL gives where a replica holds the halt lock for long. */
    static boolean isBusy(Throwable e) {
        return primaryCode(e) == BUSY || primaryCode(e) == PROTOCOL;
    }

    static boolean isConstraint(Throwable e) {
        return primaryCode(e) == CONSTRAINT;
    }

    static boolean isInterrupt(Throwable e) {
        return primaryCode(e) == INTERRUPT;
    }

    static boolean isReadOnly(Throwable e) {
        return primaryCode(e) == READONLY;
    }

    static boolean isInputOutput(Throwable e) {
        return primaryCode(e) == IOERR || primaryCode(e) == CANTOPEN;
    }

    static boolean cannotOpen(Throwable e) {
        return primaryCode(e) == CANTOPEN;
    }

    /** Returns whether a prepared statement survives; the driver finalises it on any other error. */
    static boolean leavesStatementUsable(Throwable e) {
        int code = primaryCode(e);
        return code == 0 || LEAVES_STATEMENT_USABLE.contains(code);
    }

    /** Returns whether a COMMIT that failed so can be tried again, the transaction being still open. */
    static boolean leavesTransactionOpen(Throwable e) {
        return LEAVES_TRANSACTION_OPEN.contains(primaryCode(e));
    }

    private static int primaryCode(Throwable e) {
        return extendedCode(e) & PRIMARY_CODE;
    }

    static int extendedCode(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLiteException sqlite) {
                return sqlite.getResultCode().code;
            }
        }
        return 0;
    }
}
