package io.litefs4j.adapters.jdbc;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

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

    private final SQLiteConnection raw;
    private final Object lock = new Object();
    private final List<LiteFsResultSet> cursors = new ArrayList<>(2); // guarded by lock
    private int depth; // guarded by lock
    private boolean transaction; // guarded by lock
    private Kind kind = Kind.READ; // guarded by lock
    private @Nullable Throwable opener; // guarded by lock
    private volatile long stretch;
    private volatile long cancelled = NONE;

    OpenReads(SQLiteConnection raw) {
        this.raw = raw;
    }

    /** Counts a statement that begins, or a cursor's if it leaves rows; ended by {@link #leave}. */
    void enter(@Nullable Throwable openedBy) {
        synchronized (lock) {
            if (depth++ == 0) {
                stretch++;
                opener = openedBy;
            }
        }
    }

    void leave() {
        synchronized (lock) {
            if (--depth == 0) {
                stretch++;
                opener = null;
                kind = Kind.READ;
            }
        }
    }

    void enterTransaction(Kind begun, @Nullable Throwable openedBy) {
        enter(openedBy);
        synchronized (lock) {
            transaction = true;
            kind = begun;
        }
    }

    /** Marks what is open as written under the halt lock, in autocommit. */
    void halted() {
        synchronized (lock) {
            kind = Kind.HALTED;
        }
    }

    void leaveTransaction() {
        synchronized (lock) {
            transaction = false;
        }
        leave();
    }

    /** Makes a cursor the heir of the statement that has just run. */
    void opened(LiteFsResultSet cursor) {
        synchronized (lock) {
            cursors.add(cursor);
        }
    }

    void closed(LiteFsResultSet cursor) {
        boolean wasOpen;
        synchronized (lock) {
            wasOpen = cursors.remove(cursor);
        }
        if (wasOpen) {
            leave();
        }
    }

    List<LiteFsResultSet> cursors() {
        synchronized (lock) {
            return cursors.isEmpty() ? List.of() : List.copyOf(cursors);
        }
    }

    boolean isOpen() {
        return (stretch & 1) == 1;
    }

    /** Returns the number of the stretch that is open; for {@link #isCancelled}. */
    long stretch() {
        return stretch;
    }

    boolean isCancelled(long since) {
        return cancelled >= since;
    }

    boolean isCancelled() {
        return cancelled == stretch;
    }

    boolean isWriting() {
        synchronized (lock) {
            return kind == Kind.WRITE;
        }
    }

    @Nullable
    Throwable opener() {
        synchronized (lock) {
            return opener;
        }
    }

    /** Returns what is held while the connection's thread calls the driver, and while the guard ends what is open. */
    Object monitor() {
        return raw.getDatabase();
    }

    /**
     * Ends all that is open, if it is still that stretch: interrupts what runs, then resets the cursors and rolls back
     * between two calls of the connection's thread, which learns of it before its next one. Called by the guard's thread.
     *
     * @return whether that stretch was still open
     */
    boolean cancel(long expected) throws SQLException {
        synchronized (lock) {
            if (kind == Kind.HALTED) {
                return false;
            }
        }
        return end(expected);
    }

    /** Ends what is open under a halt lock that has to be given back. Called by the lock's thread. */
    void endOverdue() {
        try {
            end(stretch);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "what was written under an overdue halt lock could not be ended cleanly", e);
        }
    }

    private boolean end(long expected) throws SQLException {
        DB database = raw.getDatabase();
        synchronized (lock) {
            if (stretch != expected || !isOpen() || raw.isClosed()) {
                return false;
            }
            cancelled = expected;
            database.interrupt();
        }
        synchronized (database) {
            if (stretch == expected && !raw.isClosed()) {
                release(database);
            }
        }
        return true;
    }

    private void release(DB database) throws SQLException {
        for (LiteFsResultSet cursor : cursors()) {
            cursor.raw.close();
        }
        boolean open;
        synchronized (lock) {
            open = transaction;
        }
        if (open) {
            database._exec("ROLLBACK");
        }
    }
}
