package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A driver that keeps account of what SQLite would do: of the transaction, and of what an interrupt hits. That is what
 * runs at this moment; one that finds nothing is forgotten when the next statement begins.
 *
 * <p><b>Source:</b> SQLite {@code main.c}, {@code sqlite3_interrupt}; {@code vdbeapi.c}, {@code sqlite3Step}.
 */
final class CountedDriver implements RawConnection {
    static final String DONE = "done";
    static final String INTERRUPTED = "interrupted";
    static final String CLOSED = "closed";

    private static final int LOOKS = 200;

    /** Made once: while a trace is taken the other thread would be done. */
    private static final SQLException HIT = new SQLiteException(INTERRUPTED, SQLiteErrorCode.SQLITE_INTERRUPT);

    private final Object monitor = new Object();
    private volatile boolean interrupted;
    private volatile boolean closed;
    private volatile boolean freed;
    private volatile boolean handleCleared;
    private volatile boolean interruptedWhenFreed;
    private boolean transaction; // guarded by monitor
    private int committed; // guarded by monitor
    private int rolledBack; // guarded by monitor

    @Override
    public Object monitor() {
        return monitor;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Runs a statement of an application. */
    String run() throws SQLException {
        synchronized (monitor) {
            step();
            return DONE;
        }
    }

    /** Runs a statement that belongs into a transaction, and says where it ran outside of any. */
    String runInTransaction() throws SQLException {
        synchronized (monitor) {
            step();
            return transaction ? DONE : "astray";
        }
    }

    static String inWords(SQLException e) {
        return SqliteErrors.isInterrupt(e) ? INTERRUPTED : "failed: " + e.getMessage();
    }

    @Override
    public void execute(String sql) throws SQLException {
        synchronized (monitor) {
            step();
            switch (sql) {
                case "BEGIN", "BEGIN IMMEDIATE" -> begin();
                case "COMMIT" -> committed += end();
                case "ROLLBACK" -> rolledBack += end();
                default -> throw new IllegalArgumentException(sql);
            }
        }
    }

    private void step() throws SQLException {
        interrupted = false;
        for (int i = 0; i < LOOKS; i++) {
            if (closed) {
                throw new SQLException(CLOSED);
            }
            if (interrupted) {
                throw HIT;
            }
        }
    }

    private void begin() throws SQLException {
        if (transaction) {
            throw new SQLException("within a transaction");
        }
        transaction = true;
    }

    private int end() throws SQLException {
        if (!transaction) {
            throw new SQLException("no transaction is active");
        }
        transaction = false;
        return 1;
    }

    @Override
    public Statement createStatement() {
        throw new UnsupportedOperationException("nothing here gives rows");
    }

    /** As the driver's: without a lock, and with a handle that another thread may be freeing. */
    @Override
    public void interrupt() throws SQLException {
        if (handleCleared) {
            throw new SQLException(CLOSED);
        }
        interrupted = true;
        if (freed) {
            interruptedWhenFreed = true;
        }
    }

    @Override
    public void close() {
        synchronized (monitor) {
            if (!closed) {
                closed = true;
                transaction = false;
                freed = true;
                handleCleared = true;
            }
        }
    }

    /** Returns what became of the one transaction that was begun, or of the first of two. */
    String outcome() {
        synchronized (monitor) {
            if (committed + rolledBack > 1) {
                return "ended twice";
            }
            if (committed + rolledBack == 0) {
                return "open";
            }
            return (committed == 1 ? "committed" : "rolled back") + (transaction ? " and next open" : "");
        }
    }

    boolean isInterruptedWhenFreed() {
        return interruptedWhenFreed;
    }
}
