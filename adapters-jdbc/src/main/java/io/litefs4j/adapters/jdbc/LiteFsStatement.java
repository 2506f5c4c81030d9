package io.litefs4j.adapters.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What every statement has, prepared or not: its result, its time limit, its end. */
abstract class LiteFsStatement extends ForwardingStatement {
    private final LiteFsConnection connection;
    private @Nullable LiteFsResultSet cursor;
    private int timeoutSeconds;
    private int fetchSize;

    LiteFsStatement(LiteFsConnection connection) {
        this.connection = connection;
    }

    final Session session() {
        return connection.session();
    }

    /** Runs one call of the driver that gives rows. */
    final ResultSet query(SqlText sql, SqlCall<ResultSet> call) throws SQLException {
        dropCursor();
        LiteFsResultSet opened = session().query(sql, this, limited(call));
        cursor = opened;
        return opened;
    }

    /** Runs one call of the driver that says whether it gives rows. */
    final boolean execute(SqlText sql, SqlCall<Boolean> call) throws SQLException {
        dropCursor();
        SqlCall<Boolean> limited = limited(call);
        cursor = session().execute(sql, this, () -> limited.run() ? raw().getResultSet() : null);
        return cursor != null;
    }

    /** Runs one call of the driver that gives no rows. */
    final <T extends @Nullable Object> T update(SqlText sql, SqlCall<T> call) throws SQLException {
        dropCursor();
        return session().update(sql, limited(call));
    }

    /** To be asked before the first execution: the driver forgets the columns when it closes the rows. */
    static boolean givesRows(PreparedStatement compiled) throws SQLException {
        ResultSetMetaData columns = compiled.getMetaData();
        try {
            return columns.getColumnCount() > 0;
        } catch (SQLException outOfBounds) {
            return false;
        }
    }

    static SQLException withoutRows(SqlText sql) {
        return new SQLSyntaxErrorException(
                "executeQuery runs what gives rows, and " + sql.keyword() + " gives none: nothing was executed",
                SqlStates.SYNTAX);
    }

    private <T extends @Nullable Object> SqlCall<T> limited(SqlCall<T> call) {
        return timeoutSeconds == 0
                ? call
                : () -> {
                    try (TimeLimit limit = session().limit(Duration.ofSeconds(timeoutSeconds))) {
                        return limit.run(call);
                    }
                };
    }

    final void dropCursor() throws SQLException {
        LiteFsResultSet open = cursor;
        cursor = null;
        if (open != null) {
            open.close();
        }
    }

    /** Stops what runs on the connection at this moment. Any thread may call this, also while the connection is closed. */
    @Override
    public void cancel() throws SQLException {
        session().reads().interrupt();
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        requireOpen();
        return cursor;
    }

    final void requireOpen() throws SQLException {
        if (isClosed()) {
            throw new SQLNonTransientException("the statement is closed");
        }
    }

    /** The driver's statement does not notice that its connection is closed. */
    @Override
    public boolean isClosed() throws SQLException {
        return raw().isClosed() || session().lifetime().isClosed();
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        dropCursor();
        return session().guarded(() -> raw().getMoreResults());
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        if (current == KEEP_CURRENT_RESULT) {
            throw Unsupported.feature("several open results of one statement");
        }
        return getMoreResults();
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        return LiteFsResultSet.unwatched(this, raw().getGeneratedKeys());
    }

    /**
     * Limits each execution; the driver's own limit is a busy timeout and stops no query.
     *
     * @param seconds zero for no limit
     */
    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        raw().getQueryTimeout();
        if (seconds < 0) {
            throw new SQLNonTransientException("the query timeout is negative: " + seconds);
        }
        timeoutSeconds = seconds;
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        raw().getQueryTimeout();
        return timeoutSeconds;
    }

    /** A hint that SQLite has no use for; the driver forgets it with each result set. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        raw().setFetchSize(rows);
        fetchSize = rows;
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    /** Ignored, as JDBC has it for a database without positioned updates. */
    @Override
    public void setCursorName(String name) {}

    @Override
    public final Connection getConnection() {
        return connection;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrappers.unwrap(type, this, raw());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return Wrappers.isWrapperFor(type, this, raw());
    }
}
