package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.PositionDiscardedException;
import io.litefs4j.domain.position.PositionTimeoutException;
import io.litefs4j.usecases.position.ReadYourWrites;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.Duration;

/** Waits for a position on behalf of a connection, and words its failures as JDBC has them. Safe for many threads. */
final class PositionWait {
    private final DatabaseName database;
    private final ReadYourWrites readYourWrites;

    PositionWait(DatabaseName database, ReadYourWrites readYourWrites) {
        this.database = database;
        this.readYourWrites = readYourWrites;
    }

    Position await(Position wanted, Duration limit) throws SQLException {
        try {
            return readYourWrites.await(database, wanted, limit);
        } catch (PositionTimeoutException e) {
            throw new SQLTransientException(e.getMessage(), SqlStates.TIMEOUT, e);
        } catch (PositionDiscardedException e) {
            throw new SQLNonTransientException(e.getMessage(), SqlStates.GENERAL, e);
        } catch (LiteFsNotRunningException e) {
            throw new SQLTransientConnectionException(e.getMessage(), SqlStates.NOT_REACHED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException(
                    "interrupted while waiting for " + wanted + " of " + database, SqlStates.CANCELLED, e);
        }
    }
}
