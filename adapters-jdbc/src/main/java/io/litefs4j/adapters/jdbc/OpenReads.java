package io.litefs4j.adapters.jdbc;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one connection holds open: its transaction, the statement that runs, its cursors. While anything is open SQLite
 * holds a lock on the database, and on a replica LiteFS waits for it.
 *
 * <p>Each stretch of time in which something was open without a gap has a number; odd while it lasts. The connection's
 * thread enters and leaves; the guard's thread looks and cancels.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code TryAcquireWriteLock}: applying a transaction needs all locks.
 */
final class OpenReads {
    /** What the guard may do to a transaction. */
    enum Kind {
        /** Cancel it at the limit. */
        READ,
        /** Cancel it as soon as the node is not the primary any more: it cannot be committed. */
        WRITE,
        /** Let it be: the halt lock that it holds has a limit of its own. */
        HALTED
    }

    private static final System.Logger LOG = System.getLogger(OpenReads.class.getName());
    private static final long NONE = -1;
    private static final int ROLLBACK_ATTEMPTS = 3;

    private final RawConnection raw;
    private final Object monitor;
    private final Object interruption = new Object();
    private final AtomicLong stretch = new AtomicLong();
    private final List<LiteFsResultSet> cursors = new ArrayList<>(2); // guarded by monitor
    private int depth; // of the connection's thread
    private volatile Kind kind = Kind.READ;
    private volatile boolean transaction;
    private volatile boolean interrupting;
    private volatile @Nullable Throwable opener;
    private volatile long cancelled = NONE;

    OpenReads(RawConnection raw) {
        this.raw = raw;
        monitor = raw.monitor();
    }

    /** Counts a statement that begins, or a cursor's if it leaves rows; ended by {@link #leave}. */
    void enter(@Nullable Throwable openedBy) {
        if (depth++ == 0) {
            if (openedBy != null) {
                opener = openedBy;
            }
            stretch.setRelease(stretch.getPlain() + 1);
        }
    }

    void leave() {
        if (--depth == 0) {
            stretch.set(stretch.getPlain() + 1);
            if (interrupting) {
                awaitInterruption();
            }
            if (opener != null) {
                opener = null;
            }
            if (kind != Kind.READ) {
                kind = Kind.READ;
            }
        }
    }

    /** An interrupt that is under way would hit the next statement; SQLite forgets one that finds nothing running. */
    private void awaitInterruption() {
        synchronized (interruption) {
            interrupting = false;
        }
    }

    void enterTransaction(Kind begun, @Nullable Throwable openedBy) {
        kind = begun;
        transaction = true;
        enter(openedBy);
    }

    void leaveTransaction() {
        transaction = false;
        leave();
    }

    /** Marks what is about to be opened as written under the halt lock, in autocommit. */
    void halted() {
        kind = Kind.HALTED;
    }

    /** Makes a cursor the heir of the statement that has just run. Called with the monitor held. */
    void opened(LiteFsResultSet cursor) {
        cursors.add(cursor);
    }

    /** Forgets a cursor; {@link #leave} ends what it was the heir of. Called with the monitor held. */
    void closed(LiteFsResultSet cursor) {
        cursors.remove(cursor);
    }

    List<LiteFsResultSet> cursors() {
        synchronized (monitor) {
            return cursors.isEmpty() ? List.of() : List.copyOf(cursors);
        }
    }

    boolean isOpen() {
        return (stretch.get() & 1) == 1;
    }

    /** Returns the number of the stretch that is open; for {@link #isCancelled}. */
    long stretch() {
        return stretch.get();
    }

    boolean isCancelled(long since) {
        return cancelled >= since;
    }

    boolean isCancelled() {
        return cancelled == stretch.get();
    }

    boolean isWriting() {
        return kind == Kind.WRITE;
    }

    @Nullable
    Throwable opener() {
        return opener;
    }

    /** Returns what is held while the connection's thread calls the driver, and while the guard ends what is open. */
    Object monitor() {
        return monitor;
    }

    /**
     * Ends all that is open, if it is still that stretch: interrupts what runs, then resets the cursors and rolls back
     * between two calls of the connection's thread, which learns of it before its next one. Called by the guard's thread.
     *
     * @return whether that stretch was still open
     */
    boolean cancel(long expected) throws SQLException {
        return kind != Kind.HALTED && end(expected);
    }

    /** Ends what was written under a halt lock that has to be given back, if it is open. Called by the lock's thread. */
    void endOverdue(long expected) {
        try {
            end(expected);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "what was written under an overdue halt lock could not be ended cleanly", e);
        }
    }

    private boolean end(long expected) throws SQLException {
        if (!interrupt(expected)) {
            return false;
        }
        synchronized (monitor) {
            if (stretch.get() == expected && !raw.isClosed()) {
                release();
            }
        }
        return true;
    }

    /** The connection's thread that leaves meanwhile either is seen here, or sees the flag and waits. */
    private boolean interrupt(long expected) throws SQLException {
        synchronized (interruption) {
            interrupting = true;
            try {
                if (stretch.get() != expected || !isOpen() || raw.isClosed()) {
                    return false;
                }
                cancelled = expected;
                raw.interrupt();
                return true;
            } finally {
                interrupting = false;
            }
        }
    }

    /** Interrupts what runs, whatever it is. Called by any thread. */
    void interrupt() throws SQLException {
        synchronized (interruption) {
            if (!raw.isClosed()) {
                raw.interrupt();
            }
        }
    }

    /** Closes the connection between two calls of the driver, and while nobody interrupts it. Called by any thread. */
    void close() throws SQLException {
        synchronized (monitor) {
            synchronized (interruption) {
                raw.close();
            }
        }
    }

    /**
     * Sends ROLLBACK. An interrupt that was for the statement before it may hit it, and is used up: then it is sent again.
     * While a cursor is open that is not known here, such as the driver's on a generated key, an interrupt is never used up:
     * then the connection is closed, and SQLite rolls back. Called by whoever ends the transaction.
     */
    void rollback() throws SQLException {
        for (int left = ROLLBACK_ATTEMPTS; left > 0; left--) {
            try {
                raw.execute("ROLLBACK");
                return;
            } catch (SQLException e) {
                if (!SqliteErrors.isInterrupt(e)) {
                    throw e;
                }
            }
        }
        close();
        LOG.log(Level.WARNING, "closed a connection whose transaction could not be rolled back otherwise");
    }

    private void release() throws SQLException {
        for (LiteFsResultSet cursor : cursors()) {
            cursor.raw.close();
        }
        if (transaction) {
            rollbackUnlessDone();
        }
    }

    private void rollbackUnlessDone() {
        try {
            rollback();
        } catch (SQLException alreadyRolledBack) {
            // By the connection's thread; or the file is gone, and its locks with it.
        }
    }
}
