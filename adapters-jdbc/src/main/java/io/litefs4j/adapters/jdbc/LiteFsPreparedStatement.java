package io.litefs4j.adapters.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement whose every execution goes through the {@link Session}. The driver gives up a statement after most
 * errors without saying so; here it is prepared again for its next use. Its parameters went with it: an execution that
 * would leave one out fails.
 */
final class LiteFsPreparedStatement extends ForwardingPreparedStatement {
    private final SqlText sql;
    private final SqlCall<PreparedStatement> compile;
    private final SqlCall<ResultSet> query = () -> rows();
    private final SqlCall<Boolean> execute = () -> raw().execute();
    private final SqlCall<Integer> update = () -> raw().executeUpdate();
    private final int parameters;
    private final boolean givesRows;
    private PreparedStatement raw;
    private boolean dead;
    private boolean closed;
    private @Nullable BitSet missing;

    LiteFsPreparedStatement(LiteFsConnection connection, SqlText sql, SqlCall<PreparedStatement> compile)
            throws SQLException {
        super(connection);
        this.sql = sql;
        this.compile = compile;
        this.raw = connection.session().guarded(compile);
        this.parameters = raw.getParameterMetaData().getParameterCount();
        this.givesRows = givesRows(raw);
    }

    @Override
    PreparedStatement raw() throws SQLException {
        if (dead && !closed) {
            prepareAgain();
        }
        return raw;
    }

    @Override
    PreparedStatement at(int parameter) throws SQLException {
        PreparedStatement current = raw();
        if (parameter < 1 || parameter > parameters) {
            throw new SQLNonTransientException(
                    "no parameter " + parameter + ": the statement has " + parameters + ": " + sql.text());
        }
        BitSet unset = missing;
        if (unset != null) {
            unset.clear(parameter);
        }
        return current;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        requireReady();
        try {
            return query(sql, query);
        } catch (SQLException e) {
            throw survived(e);
        }
    }

    private ResultSet rows() throws SQLException {
        if (!givesRows) {
            throw withoutRows(sql);
        }
        return raw().executeQuery();
    }

    @Override
    public boolean execute() throws SQLException {
        requireReady();
        try {
            return execute(sql, execute);
        } catch (SQLException e) {
            throw survived(e);
        }
    }

    @Override
    public int executeUpdate() throws SQLException {
        requireReady();
        try {
            return update(sql, update);
        } catch (SQLException e) {
            throw survived(e);
        }
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        requireReady();
        try {
            return update(sql, () -> raw().executeLargeUpdate());
        } catch (SQLException e) {
            throw survived(e);
        }
    }

    /** Returns null where there are no columns; the driver's meta data then fails, whatever it is asked. */
    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        ResultSetMetaData columns = raw().getMetaData();
        return givesRows ? columns : null;
    }

    @Override
    public void clearParameters() throws SQLException {
        raw().clearParameters();
    }

    @Override
    public void addBatch() throws SQLException {
        requireReady();
        raw().addBatch();
    }

    @Override
    public void clearBatch() throws SQLException {
        raw().clearBatch();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return Batches.toInts(executeLargeBatch());
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        requireOpen();
        dropCursor();
        return session().together(() -> {
            try {
                return update(sql, () -> raw().executeLargeBatch());
            } catch (SQLException e) {
                throw Batches.failure(sql, survived(e));
            }
        });
    }

    @Override
    public boolean isClosed() throws SQLException {
        return closed || raw.isClosed() || session().lifetime().isClosed();
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        try {
            dropCursor();
        } finally {
            raw.close();
        }
    }

    private void requireReady() throws SQLException {
        if (dead || missing != null) {
            requireComplete();
        }
    }

    private void requireComplete() throws SQLException {
        requireOpen();
        raw();
        BitSet unset = missing;
        if (unset != null && !unset.isEmpty()) {
            throw new SQLNonTransientException(
                    "the statement was prepared again after an earlier error, and its parameters " + unset
                            + " are not set since: " + sql.text());
        }
        missing = null;
    }

    /** Finds out whether the driver has given up the statement, which its own isClosed() does not say. */
    private SQLException survived(SQLException e) {
        try {
            dead = !isClosed() && !hasMetaData();
        } catch (SQLException gone) {
            dead = true;
        }
        return e;
    }

    private boolean hasMetaData() throws SQLException {
        raw.getParameterMetaData().getParameterCount();
        return true;
    }

    private void prepareAgain() throws SQLException {
        session().requireOpen();
        PreparedStatement again = session().guarded(compile);
        again.setLargeMaxRows(raw.getLargeMaxRows());
        if (raw.isCloseOnCompletion()) {
            again.closeOnCompletion();
        }
        BitSet unset = new BitSet();
        unset.set(1, parameters + 1);
        raw.close();
        raw = again;
        missing = unset;
        dead = false;
    }
}
