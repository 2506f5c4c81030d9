package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.replication.AwaitedCommit;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * Says what an error of SQLite means on a LiteFS node: SQLite itself cannot know. What it says of a transaction is
 * certain, or it says that it is not.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code WriteWALAt} and {@code CommitJournal}: a write on a replica is
 * answered with an I/O error.
 */
final class Failures {
    private final DatabaseFile database;

    Failures(DatabaseFile database) {
        this.database = database;
    }

    /** Returns whether the exception states that nothing of its transaction is kept. */
    static boolean saysRolledBack(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.startsWith("40");
    }

    /** @param open the transaction in which the statement ran, or null in autocommit */
    SQLException ofStatement(SQLException e, @Nullable Transaction open, boolean readOnly) {
        if (e instanceof SQLTimeoutException) {
            return e;
        }
        if (SqliteErrors.isBusy(e)) {
            return busy(e);
        }
        if (SqliteErrors.isConstraint(e)) {
            return Constraints.violated(e);
        }
        if (SqliteErrors.isInterrupt(e)) {
            return new SQLTransientException(
                    "the statement on " + database.name() + " was cancelled", SqlStates.CANCELLED, e.getErrorCode(), e);
        }
        try {
            return SqliteErrors.mayBeReplicaWrite(e) ? ofWrite(e, open, readOnly) : ofFile(e);
        } catch (SQLException notRunning) {
            notRunning.addSuppressed(e);
            return notRunning;
        }
    }

    /** COMMIT failed and the transaction is over. */
    SQLException ofCommit(SQLException e, Transaction open) {
        NodeRole role;
        try {
            role = database.confirmedRole();
        } catch (SQLException notRunning) {
            e.addSuppressed(notRunning);
            return open.writable() ? outcomeUnknown(e) : notRunning;
        }
        if (open.needsPrimary() && !role.isPrimary() && SqliteErrors.mayBeReplicaWrite(e)) {
            return new PrimaryLostException(database.name(), role, e);
        }
        return open.writable() && SqliteErrors.isInputOutput(e) ? outcomeUnknown(e) : e;
    }

    /** COMMIT failed and the transaction is still open. */
    SQLException ofCommitToRepeat(SQLException e) {
        if (SqliteErrors.isConstraint(e)) {
            return Constraints.violated(e);
        }
        return new SQLTransientException(
                "COMMIT on " + database.name() + " found the database busy; the transaction is open: commit again",
                SqlStates.TRANSACTION_STATE,
                e.getErrorCode(),
                e);
    }

    /**
     * SQLite's word for a commit is not LiteFS's. LiteFS ends itself where it cannot publish what SQLite has just committed;
     * and what it publishes while it hands the lease over may not reach its successor. So a success is believed while
     * LiteFS lets this node write, or once other nodes hold the commit where they are waited for.
     *
     * @param needsPrimary whether only the primary could commit it; else it was committed under the halt lock, and the primary
     *     has it
     * @throws SQLException if whether the transaction is kept, or replicated as asked for, is not known
     */
    void requireKept(boolean needsPrimary, @Nullable AwaitedCommit awaited) throws SQLException {
        if (awaited != null) {
            database.await(awaited);
        } else if (needsPrimary && !isBelieved()) {
            throw outcomeUnknown(whatIsNow());
        }
    }

    /** The file's mode tells whether the role is gone. LiteFS itself is asked only where it is not remembered as the primary's. */
    private boolean isBelieved() {
        return database.isWritableNow() && (isRememberedAsPrimary() || answers());
    }

    private boolean isRememberedAsPrimary() {
        try {
            return database.role().isPrimary();
        } catch (SQLException notKnown) {
            return false;
        }
    }

    private boolean answers() {
        try {
            database.confirmedRole();
            return true;
        } catch (SQLException notRunning) {
            return false;
        }
    }

    private SQLException whatIsNow() {
        try {
            return new SQLException("this node is " + database.confirmedRole() + " now");
        } catch (SQLException notRunning) {
            return notRunning;
        }
    }

    /** A statement failed that SQLite was to commit by itself: where the file failed, the commit may be what failed. */
    SQLException ofAutoCommit(SQLException e) {
        if (!SqliteErrors.isInputOutput(e)) {
            return ofStatement(e, null, false);
        }
        try {
            NodeRole role = database.confirmedRole();
            return role.isPrimary() || !SqliteErrors.mayBeReplicaWrite(e)
                    ? outcomeUnknown(e)
                    : refusal("a statement", role, false, e);
        } catch (SQLException notRunning) {
            e.addSuppressed(notRunning);
            return outcomeUnknown(e);
        }
    }

    /** The write is refused by what is known of the node, the connection or the transaction. */
    SQLException refusal(SqlText sql, NodeRole role, boolean readOnly, @Nullable Throwable cause) {
        return refusal(sql.keyword(), role, readOnly, cause);
    }

    private SQLException refusal(String statement, NodeRole role, boolean readOnly, @Nullable Throwable cause) {
        if (!role.isPrimary()) {
            return new ReplicaWriteException(database.name(), statement, role, cause);
        }
        String why = readOnly
                ? "the connection is read-only"
                : "the transaction began while this node was not the primary: roll back and begin again";
        return new SQLNonTransientException(
                "cannot write to " + database.name() + ": " + why, SqlStates.READ_ONLY, SqliteErrors.READONLY, cause);
    }

    /** The application uses a transaction that is over. */
    SQLException ofEnded(Transaction ended) {
        if (ended.standing() == Transaction.Standing.ROLLED_BACK_BY_SQLITE) {
            return new SQLTransactionRollbackException(
                    "SQLite has rolled back the transaction on " + database.name()
                            + " after an earlier error: call rollback() and run all of it again",
                    SqlStates.ROLLED_BACK);
        }
        if (ended.halt() != null) {
            return overdue();
        }
        if (ended.writable()) {
            return new SQLTransactionRollbackException(
                    "the transaction on " + database.name()
                            + " is rolled back: this node lost the primary role before COMMIT. Call rollback() and run"
                            + " all of it again on the new primary",
                    SqlStates.ROLLED_BACK);
        }
        return readCancelled();
    }

    /** The halt lock had to be given back, and what was written under it is rolled back. */
    SQLException overdue() {
        return new SQLTransactionRollbackException(
                "the transaction on " + database.name()
                        + " is rolled back: it held the halt lock for too long. Do less at a time",
                SqlStates.ROLLED_BACK);
    }

    SQLException readCancelled() {
        return new SQLTransientException(
                "the read on " + database.name() + " was cancelled: it was open for longer than the read limit of "
                        + database.readLimit() + " on a node that is not the primary, and kept LiteFS from replicating."
                        + " Read less at a time, or raise the limit",
                SqlStates.CANCELLED);
    }

    SQLException haltLost(LiteFsException e) {
        return new SQLTransactionRollbackException(
                "the transaction on " + database.name() + " is rolled back: " + e.getMessage(),
                SqlStates.ROLLED_BACK,
                e);
    }

    private SQLException busy(SQLException e) {
        return new SQLTransactionRollbackException(
                database.name() + " is busy: another transaction held its lock for " + database.busyTimeout()
                        + ". Nothing of this one is kept; run it again (" + e.getMessage() + ")",
                SqlStates.BUSY,
                e.getErrorCode(),
                e);
    }

    private SQLException ofWrite(SQLException e, @Nullable Transaction open, boolean readOnly) throws SQLException {
        NodeRole role = database.confirmedRole();
        if (role.isPrimary()) {
            return SqliteErrors.isReadOnly(e) ? refusal("a statement", role, readOnly, e) : ofFile(e);
        }
        return open != null && open.needsPrimary()
                ? new PrimaryLostException(database.name(), role, e)
                : refusal("a statement", role, readOnly, e);
    }

    private SQLException ofFile(SQLException e) throws SQLException {
        if (!SqliteErrors.isInputOutput(e)) {
            return e;
        }
        database.confirmedRole();
        return new SQLNonTransientConnectionException(
                "the file of " + database.name() + " failed below SQLite (" + e.getMessage()
                        + "). Was LiteFS restarted? A new connection is needed",
                SqlStates.CONNECTION_FAILED,
                e);
    }

    private SQLException outcomeUnknown(SQLException e) {
        return new SQLNonTransientConnectionException(
                "it is not known whether the transaction on " + database.name()
                        + " is kept: LiteFS or its disk failed during COMMIT, or this node lost the primary role. Read the"
                        + " data before repeating it",
                SqlStates.OUTCOME_UNKNOWN,
                e);
    }
}
