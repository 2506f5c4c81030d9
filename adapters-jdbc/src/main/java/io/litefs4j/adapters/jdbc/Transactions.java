package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.primary.NodeRole;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one connection: one at a time, with its savepoints. What an exception from here says of a
 * transaction is certain, or it says that it is not. Used by one thread at a time, as a connection is.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code CommitWAL}: it is LiteFS that decides, when COMMIT is sent.
 */
final class Transactions {
    private final DatabaseFile database;
    private final ConnectionMode mode;
    private final Control control;
    private final OpenReads reads;
    private final Failures failures;
    private final Savepoints savepoints = new Savepoints();
    private volatile @Nullable Transaction current;

    Transactions(DatabaseFile database, ConnectionMode mode, Control control, OpenReads reads, Failures failures) {
        this.database = database;
        this.mode = mode;
        this.control = control;
        this.reads = reads;
        this.failures = failures;
    }

    OpenReads reads() {
        return reads;
    }

    Failures failures() {
        return failures;
    }

    @Nullable
    Transaction current() {
        return current;
    }

    void begin(Transaction next, @Nullable Throwable openedBy) throws SQLException {
        reads.enterTransaction(next.kind(), openedBy);
        current = next; // before BEGIN: who aborts the connection after it gives the halt lock back
        try {
            control.begin(next.writable());
        } catch (SQLException e) {
            current = null;
            reads.leaveTransaction();
            throw failures.ofStatement(e, null, !next.writable());
        }
    }

    /** @throws SQLException if the transaction is over without the application's knowing, or can only be rolled back */
    void requireUsable(Transaction open, NodeRole role) throws SQLException {
        if (reads.isCancelled()) {
            throw cancelled();
        }
        if (!open.isOpen()) {
            throw failures.ofEnded(open);
        }
        if (open.needsPrimary() && !role.isPrimary()) {
            abandon();
            throw new PrimaryLostException(database.name(), role, null);
        }
    }

    void commit() throws SQLException {
        Transaction open = current;
        if (open == null) {
            return;
        }
        if (reads.isCancelled()) {
            cancelled();
        }
        requireOpenForCommit();
        closeCursors();
        refuseCommitElsewhere(open);
        try {
            commitUnlessCancelled(open);
        } catch (HaltLostException e) {
            abandon();
            throw failures.haltLost(e);
        } catch (SQLException e) {
            throw afterFailedCommit(e, open);
        }
        forget();
        failures.requireKept(open.needsPrimary(), open.awaited());
    }

    private void requireOpenForCommit() throws SQLException {
        Transaction open = current;
        if (open != null && !open.isOpen()) {
            abandon();
            throw failures.ofEnded(open);
        }
    }

    private void commitUnlessCancelled(Transaction open) throws SQLException {
        HaltLock halt = open.halt();
        SqlCall<Boolean> commit = () -> {
            control.commit();
            return true;
        };
        if (halt == null) {
            unlessCancelled(commit);
        } else {
            halt.whileHeld(() -> unlessCancelled(commit));
        }
    }

    /** Calls the driver, if the guard has not ended what is open; while this lasts the guard waits. */
    <T extends @Nullable Object> T unlessCancelled(SqlCall<T> call) throws SQLException {
        synchronized (reads.monitor()) {
            requireNotCancelled();
            return call.run();
        }
    }

    /** @throws SQLException if the guard has ended what is open; it does not while the monitor is held */
    void requireNotCancelled() throws SQLException {
        if (reads.isCancelled()) {
            throw new SQLException("ended by the guard", SqlStates.CANCELLED);
        }
    }

    private static SQLException because(SQLException cause, SQLException e) {
        e.initCause(cause);
        return e;
    }

    /** COMMIT is not sent from a node that is known not to be the primary; so this rolls back for certain. */
    private void refuseCommitElsewhere(Transaction open) throws SQLException {
        if (!open.needsPrimary()) {
            return;
        }
        NodeRole role;
        try {
            role = database.role();
        } catch (SQLException e) {
            abandon();
            throw e;
        }
        if (!role.isPrimary()) {
            abandon();
            throw new PrimaryLostException(database.name(), role, null);
        }
    }

    private SQLException afterFailedCommit(SQLException e, Transaction open) {
        if (reads.isCancelled()) {
            SQLException cancelled = because(e, cancelled());
            abandon();
            return cancelled;
        }
        if (SqliteErrors.leavesTransactionOpen(e)) {
            return failures.ofCommitToRepeat(e);
        }
        abandon();
        return failures.ofCommit(e, open);
    }

    void rollback() throws SQLException {
        Transaction open = current;
        if (open == null) {
            return;
        }
        if (reads.isCancelled() || !open.isOpen()) {
            abandon();
            return;
        }
        try {
            closeCursors();
            reads.rollback();
        } catch (SQLException e) {
            if (!reads.isCancelled()) { // else the guard was the first
                throw failures.ofStatement(e, open, false);
            }
        } finally {
            forget();
        }
    }

    /** Ends the transaction after a failure that has its own exception; SQLite may have ended it already. */
    void abandon() {
        endInSqlite();
        forget();
    }

    void abandonIfOpen() {
        if (current != null) {
            abandon();
        }
    }

    private void endInSqlite() {
        try {
            closeCursors();
            reads.rollback();
        } catch (SQLException alreadyRolledBack) {
            // "no transaction is active", or a file that is gone: in both cases nothing of it can commit any more.
        }
    }

    private void forget() {
        Transaction ended = current;
        current = null;
        savepoints.clear();
        if (ended != null) {
            reads.leaveTransaction();
            release(ended);
        }
    }

    /** Gives back the halt lock from another thread, where the connection was closed under its transaction. */
    void releaseHalt() {
        Transaction open = current;
        if (open != null) {
            release(open);
        }
    }

    private static void release(Transaction ended) {
        HaltLock halt = ended.halt();
        if (halt != null) {
            halt.close();
        }
    }

    void closeCursors() throws SQLException {
        for (LiteFsResultSet cursor : reads.cursors()) {
            cursor.close();
        }
    }

    /** Runs a call that begins no transaction, and words its failure. */
    <T extends @Nullable Object> T guarded(SqlCall<T> call) throws SQLException {
        try {
            return unlessCancelled(call);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Words an error of what SQLite was to commit by itself. */
    SQLException failedInAutoCommit(SQLException e) {
        return reads.isCancelled() ? because(e, cancelled()) : failures.ofAutoCommit(e);
    }

    /** Words an error of a statement, after drawing its consequences for the transaction in which it ran. */
    SQLException failed(SQLException e) {
        if (reads.isCancelled()) {
            return because(e, cancelled());
        }
        Transaction open = current;
        if (open != null && open.isOpen() && !control.inTransaction()) {
            current = open.ended(Transaction.Standing.ROLLED_BACK_BY_SQLITE);
        }
        SQLException worded = failures.ofStatement(e, open, mode.isReadOnly());
        if (open != null && open.isOpen() && Failures.saysRolledBack(worded)) {
            abandon();
        }
        return worded;
    }

    /** Takes note of what the guard has done; what it could not see is ended here. */
    SQLException cancelled() {
        endInSqlite();
        Transaction open = current;
        if (open == null) {
            return failures.readCancelled();
        }
        Transaction ended = open.isOpen() ? open.ended(Transaction.Standing.CANCELLED) : open;
        current = ended;
        return failures.ofEnded(ended);
    }

    SessionSavepoint setSavepoint(@Nullable String name) throws SQLException {
        SessionSavepoint savepoint = savepoints.next(name);
        control.savepoint(savepoint);
        savepoints.add(savepoint);
        return savepoint;
    }

    void rollbackTo(SessionSavepoint savepoint) throws SQLException {
        requireLive();
        savepoints.require(savepoint);
        closeCursors();
        control.rollbackTo(savepoint);
        savepoints.dropAfter(savepoint);
    }

    /** Rolls back to the savepoint and forgets it, where the failure has left the transaction open. */
    void undo(SessionSavepoint savepoint, Exception failure) {
        Transaction open = current;
        if (open == null || !open.isOpen() || reads.isCancelled()) {
            return;
        }
        try {
            rollbackTo(savepoint);
            release(savepoint);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void requireLive() throws SQLException {
        Transaction open = current;
        if (open != null && !open.isOpen()) {
            throw failures.ofEnded(open);
        }
    }

    void release(SessionSavepoint savepoint) throws SQLException {
        requireLive();
        savepoints.require(savepoint);
        control.release(savepoint);
        savepoints.drop(savepoint);
    }
}
