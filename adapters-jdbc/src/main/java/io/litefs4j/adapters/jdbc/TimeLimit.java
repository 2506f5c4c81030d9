package io.litefs4j.adapters.jdbc;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Interrupts one call of the driver that takes too long. Used by the connection's thread and the watch's. */
final class TimeLimit implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TimeLimit.class.getName());

    private final OpenReads reads;
    private final Duration limit;
    private final Future<?> alarm;
    private boolean over; // guarded by this
    private boolean reached; // guarded by this

    TimeLimit(OpenReads reads, Watch watch, Duration limit) {
        this.reads = reads;
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

    /** Called by the watch. What has ended in time is left alone, and so is all that runs after it. */
    synchronized void interrupt() {
        if (over) {
            return;
        }
        reached = true;
        try {
            reads.interrupt();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "a statement could not be interrupted at its query timeout", e);
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
