package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.primary.NodeRole;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransactionRollbackException;
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

    /** @param open the transaction in which the statement ran, or null in autocommit */
    SQLException ofStatement(SQLException e, @Nullable Transaction open, boolean readOnly) {
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
        if (open.writable() && !role.isPrimary() && SqliteErrors.mayBeReplicaWrite(e)) {
            return new PrimaryLostException(database.name(), role, e);
        }
        return open.writable() && SqliteErrors.isInputOutput(e) ? outcomeUnknown(e) : e;
    }

    /** The write is refused by what is known of the node, the connection or the transaction. */
    SQLException refusal(NodeRole role, boolean readOnly, @Nullable SQLException cause) {
        if (!role.isPrimary()) {
            return new ReplicaWriteException(database.name(), role, cause);
        }
        String why = readOnly
                ? "the connection is read-only"
                : "the transaction began while this node was not the primary: roll back and begin again";
        return new SQLNonTransientException(
                "cannot write to " + database.name() + ": " + why, SqlStates.READ_ONLY, cause);
    }

    SQLException rolledBackBySqlite() {
        return new SQLTransactionRollbackException(
                "SQLite has rolled back the transaction on " + database.name()
                        + " after an earlier error: call rollback() and run all of it again",
                SqlStates.ROLLED_BACK);
    }

    private SQLException ofWrite(SQLException e, @Nullable Transaction open, boolean readOnly) throws SQLException {
        NodeRole role = database.confirmedRole();
        if (role.isPrimary()) {
            return SqliteErrors.isReadOnly(e) ? refusal(role, readOnly, e) : ofFile(e);
        }
        return open != null && open.writable()
                ? new PrimaryLostException(database.name(), role, e)
                : new ReplicaWriteException(database.name(), role, e);
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
                        + " is committed: LiteFS or its disk failed during COMMIT. Read the data before repeating it",
                SqlStates.OUTCOME_UNKNOWN,
                e);
    }
}
