package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * The driver's connection, as far as more than the connection's thread has to do with it. One call at a time holds the
 * monitor; only {@link #interrupt} does not, and must not be called while {@link #close} runs: {@link OpenReads} sees to
 * both.
 */
interface RawConnection {
    /** Returns what the driver itself holds while it calls SQLite. The same object at each call. */
    Object monitor();

    boolean isClosed() throws SQLException;

    /**
     * Sends one statement that gives no rows, and nothing after it. The driver's own statements follow up each of theirs
     * with BEGIN and COMMIT, which an interrupt may hit when what was asked for is done.
     */
    void execute(String sql) throws SQLException;

    Statement createStatement() throws SQLException;

    /** Interrupts what runs at this moment, and what begins while a cursor is open. Does not wait. */
    void interrupt() throws SQLException;

    /** Rolls back what is open. Closing again is harmless. */
    void close() throws SQLException;
}
