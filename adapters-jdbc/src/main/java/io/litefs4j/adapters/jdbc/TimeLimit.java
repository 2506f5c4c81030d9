package io.litefs4j.adapters.jdbc;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/** Interrupts one call of the driver that takes too long. Used by the connection's thread and the watch's. */
final class TimeLimit implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TimeLimit.class.getName());

    private final SQLiteConnection raw;
    private final Duration limit;
    private final Future<?> alarm;
    private boolean over; // guarded by this
    private boolean reached; // guarded by this

    TimeLimit(SQLiteConnection raw, Watch watch, Duration limit) {
        this.raw = raw;
        this.limit = limit;
        alarm = watch.after(limit, this::interrupt);
    }

    <T extends @Nullable Object> T run(SqlCall<T> call) throws SQLException {
        try {
            return call.run();
        } catch (SQLException e) {
            if (isReached() && SqliteErrors.isInterrupt(e)) {
                throw new SQLTimeoutException(
                        "the statement was cancelled at its query timeout of " + limit.toSeconds() + " s",
                        SqlStates.CANCELLED,
                        e.getErrorCode(),
                        e);
            }
            throw e;
        }
    }

    private synchronized void interrupt() {
        if (over) {
            return;
        }
        reached = true;
        try {
            raw.getDatabase().interrupt();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "a statement ended as it was to be interrupted", e);
        }
    }

    private synchronized boolean isReached() {
        return reached;
    }

    @Override
    public synchronized void close() {
        over = true;
        alarm.cancel(false);
    }
}
