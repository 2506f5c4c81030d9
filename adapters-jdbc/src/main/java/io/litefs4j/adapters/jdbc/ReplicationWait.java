package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.replication.AwaitedCommit;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.domain.replication.ConfirmationLostException;
import io.litefs4j.domain.replication.ConfirmationTimeoutException;
import io.litefs4j.domain.replication.ConfirmationUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;

/** Has commits confirmed on behalf of connections, and words the failures as JDBC has them. Safe for many threads. */
final class ReplicationWait {
    private final DatabaseName database;
    private final CommitConfirmation confirmation;

    ReplicationWait(DatabaseName database, CommitConfirmation confirmation) {
        this.database = database;
        this.confirmation = confirmation;
    }

    /** To be called before anything is written; where it throws nothing has been. */
    AwaitedCommit before() throws SQLException {
        try {
            return confirmation.before(database);
        } catch (ConfirmationUnavailableException | LiteFsNotRunningException e) {
            throw new SQLTransientConnectionException(e.getMessage(), SqlStates.NOT_REACHED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException(
                    "interrupted before the transaction on " + database + " began", SqlStates.CANCELLED, e);
        }
    }

    /** To be called when the commit has returned. */
    void await(AwaitedCommit commit) throws SQLException {
        try {
            commit.await();
        } catch (ConfirmationTimeoutException e) {
            throw new ReplicationTimeoutException(e.getMessage(), e);
        } catch (ConfirmationLostException | LiteFsNotRunningException e) {
            throw new SQLNonTransientConnectionException(e.getMessage(), SqlStates.OUTCOME_UNKNOWN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplicationTimeoutException(
                    "the transaction on " + database
                            + " is committed here; the thread was interrupted before other nodes were known to hold it",
                    e);
        }
    }
}
