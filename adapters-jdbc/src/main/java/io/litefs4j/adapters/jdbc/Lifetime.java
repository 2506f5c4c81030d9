package io.litefs4j.adapters.jdbc;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a connection is open and good, and how it ends. Used by the connection's thread; any thread may abort. */
final class Lifetime {
    private static final System.Logger LOG = System.getLogger(Lifetime.class.getName());

    private final DatabaseFile database;
    private final RawConnection raw;
    private final Transactions transactions;
    private final Admission admission;
    private final AtomicReference<@Nullable Runnable> afterClose;

    Lifetime(
            DatabaseFile database,
            RawConnection raw,
            Transactions transactions,
            Admission admission,
            Runnable afterClose) {
        this.database = database;
        this.raw = raw;
        this.transactions = transactions;
        this.admission = admission;
        this.afterClose = new AtomicReference<>(afterClose);
    }

    /** @throws SQLException if it is not; it says what became of a transaction that the guard ended by closing it */
    void requireOpen() throws SQLException {
        if (raw.isClosed()) {
            if (transactions.current() != null && transactions.reads().isCancelled()) {
                throw transactions.cancelled();
            }
            throw new SQLNonTransientConnectionException("the connection is closed", SqlStates.CLOSED);
        }
    }

    boolean isClosed() throws SQLException {
        return raw.isClosed();
    }

    /** Returns whether LiteFS answers and the file behind this connection can still be read. */
    boolean answers() {
        try {
            requireOpen();
            database.role();
            try (Statement probe = raw.createStatement()) {
                return probe.execute("PRAGMA schema_version");
            }
        } catch (SQLException e) {
            return false;
        }
    }

    /** Rolls back what is open. Closing again is harmless. */
    void close() throws SQLException {
        try {
            if (!raw.isClosed()) {
                rollbackAndClose();
            }
        } finally {
            closed();
        }
    }

    private void rollbackAndClose() throws SQLException {
        try {
            transactions.rollback();
            transactions.closeCursors();
        } finally {
            transactions.reads().close();
        }
    }

    /** Closes from another thread; SQLite rolls back what is open. */
    void abort() {
        try {
            transactions.reads().interrupt();
            transactions.reads().close();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "closing an aborted connection to " + database.name() + " failed", e);
        } finally {
            closed();
        }
    }

    private void closed() {
        database.guard().forget(transactions.reads());
        admission.release();
        transactions.releaseHalt();
        Runnable action = afterClose.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }
}
