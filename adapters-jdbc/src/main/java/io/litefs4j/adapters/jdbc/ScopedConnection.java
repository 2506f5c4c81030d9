package io.litefs4j.adapters.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.util.concurrent.Executor;

/**
 * What is handed out within a read scope: its own to close and to set, while the transaction below is the scope's. It is
 * read-only whatever it is told. For the thread of the scope.
 */
final class ScopedConnection extends ForwardingConnection {
    private final Connection shared;
    private boolean closed;
    private boolean autoCommit = true;

    ScopedConnection(Connection shared) {
        super(shared);
        this.shared = shared;
    }

    @Override
    Connection open() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("the connection is closed", SqlStates.CLOSED);
        }
        return shared;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() throws SQLException {
        return closed || shared.isClosed();
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        shared.abort(executor);
        closed = true;
    }

    @Override
    public void setAutoCommit(boolean value) throws SQLException {
        open();
        autoCommit = value;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        open();
        return autoCommit;
    }

    /** Ignored: JDBC calls it a hint, and a write is refused with SQLState 25006. */
    @Override
    public void setReadOnly(boolean value) throws SQLException {
        open();
    }

    @Override
    public void commit() throws SQLException {
        transactional("commit").commit();
    }

    @Override
    public void rollback() throws SQLException {
        transactional("rollback").rollback();
    }

    private Connection transactional(String call) throws SQLException {
        Connection current = open();
        if (autoCommit) {
            throw new SQLNonTransientException(
                    call + " while the connection is in autocommit", SqlStates.TRANSACTION_STATE);
        }
        return current;
    }
}
