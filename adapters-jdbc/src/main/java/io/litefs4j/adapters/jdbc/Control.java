package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * What this adapter itself says to SQLite on one connection. The driver stays in autocommit and knows nothing of it.
 * Used by one thread at a time, as a connection is.
 */
final class Control {
    private final RawConnection raw;
    private boolean queryOnly;

    Control(RawConnection raw) {
        this.raw = raw;
    }

    /** Returns a statement for what gives rows; whoever asks for it closes it. */
    Statement statement() throws SQLException {
        return raw.createStatement();
    }

    void begin(boolean writable) throws SQLException {
        raw.execute(writable ? "BEGIN IMMEDIATE" : "BEGIN");
    }

    void commit() throws SQLException {
        raw.execute("COMMIT");
    }

    void savepoint(SessionSavepoint savepoint) throws SQLException {
        raw.execute("SAVEPOINT " + savepoint.sqlName());
    }

    void release(SessionSavepoint savepoint) throws SQLException {
        raw.execute("RELEASE " + savepoint.sqlName());
    }

    void rollbackTo(SessionSavepoint savepoint) throws SQLException {
        raw.execute("ROLLBACK TO " + savepoint.sqlName());
    }

    /** Tells SQLite to refuse every write of this connection, or not to; costs nothing where it is so already. */
    void queryOnly(boolean value) throws SQLException {
        if (value != queryOnly) {
            raw.execute(value ? "PRAGMA query_only=1" : "PRAGMA query_only=0");
            queryOnly = value;
        }
    }

    /** SQLite ends a transaction by itself after some errors, and does not say so: a nested BEGIN tells. */
    boolean inTransaction() {
        try {
            raw.execute("BEGIN");
            raw.execute("ROLLBACK");
            return false;
        } catch (SQLException nested) {
            return true;
        }
    }
}
