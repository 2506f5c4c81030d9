package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.replication.AwaitedCommit;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Decides, before each statement of a connection, whether it may run and what has to happen first: a transaction begins,
 * the halt lock is taken, SQLite is told to refuse writes. Used by one thread at a time, as a connection is.
 *
 * <p><b>Source:</b> superfly/litefs {@code fuse/database_node.go}, {@code Attr}: on a replica a WAL write succeeds and only
 * its COMMIT fails, so writes are refused before they begin.
 */
final class Admission {
    private final DatabaseFile database;
    private final ConnectionMode mode;
    private final Control control;
    private final OpenReads reads;
    private final Failures failures;
    private final Transactions transactions;
    private final StatementKinds kinds;
    private boolean walEnsured;
    private boolean commitsByItself;
    private boolean commitsOnPrimary;
    private @Nullable AwaitedCommit awaited;
    private volatile @Nullable HaltLock halted;

    Admission(
            DatabaseFile database,
            ConnectionMode mode,
            Control control,
            Transactions transactions,
            StatementKinds kinds) {
        this.database = database;
        this.mode = mode;
        this.control = control;
        this.transactions = transactions;
        this.kinds = kinds;
        reads = transactions.reads();
        failures = transactions.failures();
    }

    /** @throws SQLException if the statement may not run; nothing has been sent to SQLite then, or it is undone */
    void enter(SqlText sql) throws SQLException {
        NodeRole role = database.role();
        Transaction open = transactions.current();
        if (open != null) {
            commitsByItself = false;
            transactions.requireUsable(open, role);
            if (!open.writable()) {
                admitRead(sql, role);
            }
        } else {
            enterOutsideTransaction(sql, role);
        }
        reads.enter(opener(role));
    }

    private void enterOutsideTransaction(SqlText sql, NodeRole role) throws SQLException {
        if (reads.isCancelled()) {
            transactions.closeCursors();
        }
        boolean onPrimary = role.isPrimary() && !mode.isReadOnly();
        if (onPrimary) {
            ensureWal();
            control.queryOnly(false);
        }
        if (!mode.isAutoCommit() && !sql.belongsOutsideTransaction()) {
            begin(sql, role);
        } else if (onPrimary) {
            awaitCommitOf(sql);
            commitsByItself = true;
            commitsOnPrimary = true;
        } else if (mayHalt(role) && kindOf(sql).writes()) {
            awaitCommitOf(sql);
            halt();
        } else {
            admitRead(sql, role);
        }
    }

    /** What is awaited for a statement that is still open began earlier, and so tells of this commit too. */
    private void awaitCommitOf(SqlText sql) throws SQLException {
        if (!sql.isQuery() && (awaited == null || !reads.isOpen())) {
            awaited = database.awaitedCommit();
        }
    }

    /** Sees to it that what SQLite has committed by itself is kept; to be called when a statement is over. */
    void requireKept() throws SQLException {
        AwaitedCommit commit = awaited;
        if (!reads.isOpen()) {
            awaited = null;
        }
        failures.requireKept(commitsOnPrimary, commit);
    }

    private void begin(SqlText sql, NodeRole role) throws SQLException {
        commitsByItself = false;
        if (role.isPrimary() && !mode.isReadOnly()) {
            transactions.begin(Transaction.writing(null, database.awaitedCommit()), null);
        } else if (mayHalt(role)) {
            beginHalted();
        } else {
            admitRead(sql, role);
            transactions.begin(Transaction.reading(), opener(role));
        }
    }

    /** Lets through what writes nothing but TEMP tables; SQLite itself refuses whatever is a write after all. */
    private void admitRead(SqlText sql, NodeRole role) throws SQLException {
        StatementKind kind = kindOf(sql);
        if (kind != StatementKind.READ) {
            kind = transactions.guarded(() -> kinds.kindOfAfresh(sql));
        }
        if (kind.writes()) {
            throw failures.refusal(sql, role, mode.isReadOnly(), null);
        }
        commitsByItself = false;
        control.queryOnly(!kind.writesOnlyHere());
    }

    StatementKind kindOf(SqlText sql) throws SQLException {
        return transactions.guarded(() -> kinds.kindOf(sql));
    }

    /** Returns whether SQLite itself has committed, or will, what the statement that was admitted last has written. */
    boolean commitsByItself() {
        return commitsByItself;
    }

    /** Returns the halt lock under which the statement that was admitted last runs, in autocommit. */
    @Nullable
    HaltLock halted() {
        return halted;
    }

    private boolean mayHalt(NodeRole role) {
        return !mode.isReadOnly() && database.haltsFor(role);
    }

    private void beginHalted() throws SQLException {
        AwaitedCommit commit = database.awaitedCommit();
        HaltLock halt = acquireHalt();
        try {
            control.queryOnly(false);
            halt.whileHeld(() -> {
                transactions.begin(Transaction.writing(halt, commit), null);
                return true;
            });
        } catch (HaltLostException e) {
            halt.close();
            throw failures.haltLost(e);
        } catch (SQLException | RuntimeException e) {
            halt.close();
            throw e;
        }
    }

    private void halt() throws SQLException {
        HaltLock halt = acquireHalt();
        try {
            control.queryOnly(false);
        } catch (SQLException | RuntimeException e) {
            halt.close();
            throw e;
        }
        halted = halt;
        commitsByItself = true;
        commitsOnPrimary = false;
        reads.halted();
    }

    private HaltLock acquireHalt() throws SQLException {
        if (reads.isOpen()) {
            throw new SQLNonTransientException(
                    "a write under the halt lock while a result set is open: replication, which has to catch up first, waits"
                            + " for it. Close it before",
                    SqlStates.TRANSACTION_STATE);
        }
        HaltLock halt = database.acquireHalt();
        long written = reads.stretch() + 1; // what is written under it begins next, and it is given back with its end
        halt.onOverdue(() -> reads.endOverdue(written));
        return halt;
    }

    /** Gives back the halt lock of a statement in autocommit, once nothing of it is open any more. */
    void releaseWhenIdle() {
        if (halted != null && !reads.isOpen()) {
            release();
        }
    }

    void release() {
        HaltLock held = halted;
        halted = null;
        if (held != null) {
            held.close();
        }
    }

    private @Nullable Throwable opener(NodeRole role) {
        return role.isPrimary() || !database.guard().isOn() ? null : new Throwable("opened here");
    }

    /** Sees to it, once for each connection, that the database is in WAL. */
    void ensureWal() throws SQLException {
        if (!walEnsured) {
            control.queryOnly(false);
            walEnsured = database.switching(() -> transactions.guarded(this::isWalEnsured));
        }
    }

    private boolean isWalEnsured() throws SQLException {
        try (Statement statement = control.statement()) {
            return database.ensureWal(statement);
        }
    }
}
