package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** What a Statement does besides executing: asked of the driver's. */
abstract class ForwardingStatement implements Statement {
    /** Returns the driver's statement. */
    abstract Statement raw() throws SQLException;

    @Override
    public void clearWarnings() throws SQLException {
        raw().clearWarnings();
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        raw().closeOnCompletion();
    }

    @Override
    public String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
        return raw().enquoteIdentifier(identifier, alwaysQuote);
    }

    @Override
    public String enquoteLiteral(String value) throws SQLException {
        return raw().enquoteLiteral(value);
    }

    @Override
    public String enquoteNCharLiteral(String value) throws SQLException {
        return raw().enquoteNCharLiteral(value);
    }

    @Override
    public int getFetchDirection() throws SQLException {
        return raw().getFetchDirection();
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        return raw().getLargeMaxRows();
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        return raw().getLargeUpdateCount();
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        return raw().getMaxFieldSize();
    }

    @Override
    public int getMaxRows() throws SQLException {
        return raw().getMaxRows();
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        return raw().getQueryTimeout();
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        return raw().getResultSetConcurrency();
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        return raw().getResultSetHoldability();
    }

    @Override
    public int getResultSetType() throws SQLException {
        return raw().getResultSetType();
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return raw().getUpdateCount();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        return raw().getWarnings();
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        return raw().isCloseOnCompletion();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return raw().isClosed();
    }

    @Override
    public boolean isPoolable() throws SQLException {
        return raw().isPoolable();
    }

    @Override
    public boolean isSimpleIdentifier(String value) throws SQLException {
        return raw().isSimpleIdentifier(value);
    }

    @Override
    public void setEscapeProcessing(boolean value) throws SQLException {
        raw().setEscapeProcessing(value);
    }

    @Override
    public void setFetchDirection(int value) throws SQLException {
        raw().setFetchDirection(value);
    }

    @Override
    public void setLargeMaxRows(long value) throws SQLException {
        raw().setLargeMaxRows(value);
    }

    @Override
    public void setMaxFieldSize(int value) throws SQLException {
        raw().setMaxFieldSize(value);
    }

    @Override
    public void setMaxRows(int value) throws SQLException {
        raw().setMaxRows(value);
    }

    @Override
    public void setPoolable(boolean value) throws SQLException {
        raw().setPoolable(value);
    }
}
