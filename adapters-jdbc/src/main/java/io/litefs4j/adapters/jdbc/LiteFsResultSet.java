package io.litefs4j.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one statement. SQLite computes them while they are fetched, so fetching can fail as executing can; and a
 * write that returns rows commits, in autocommit, only after its last one. The guard may end it between two calls, and
 * then each call says so.
 */
final class LiteFsResultSet extends ForwardingResultSet {
    private final @Nullable Statement statement;
    private final @Nullable Session session;
    private final @Nullable SqlText commitsAtEnd;
    private final long stretch;
    private boolean held;
    private boolean closed;

    private LiteFsResultSet(
            ResultSet raw, @Nullable Statement statement, @Nullable Session session, @Nullable SqlText commitsAtEnd) {
        super(raw, session == null ? raw : session.reads().monitor());
        this.statement = statement;
        this.session = session;
        this.commitsAtEnd = commitsAtEnd;
        this.stretch = session == null ? 0 : session.reads().stretch();
    }

    /** Takes over what {@link Session#query} began, and ends it when it is closed or has no more rows. */
    static LiteFsResultSet of(@Nullable Statement statement, ResultSet raw, Session session, SqlText sql)
            throws SQLException {
        LiteFsResultSet rows = new LiteFsResultSet(raw, statement, session, session.commitsAtEnd(sql) ? sql : null);
        session.reads().opened(rows);
        rows.held = true;
        if (!raw.isBeforeFirst()) {
            session.reads().closed(rows);
            rows.finish();
        }
        return rows;
    }

    /** Rows that hold nothing open. */
    static LiteFsResultSet unwatched(@Nullable Statement statement, ResultSet raw) {
        return new LiteFsResultSet(raw, statement, null, null);
    }

    /** The driver has one object for all results of a statement, so these must not read those of a later execution. */
    @Override
    void requireIntact() throws SQLException {
        Session owner = session;
        if (owner != null && owner.reads().isCancelled(stretch)) {
            throw owner.cancelled(commitsAtEnd);
        }
        if (closed) {
            throw new SQLNonTransientException("the result set is closed");
        }
    }

    @Override
    public boolean next() throws SQLException {
        boolean row;
        synchronized (monitor) {
            requireIntact();
            row = fetch();
        }
        if (!row && held) {
            closeRaw();
            finish();
        }
        return row;
    }

    private boolean fetch() throws SQLException {
        Session owner = session;
        if (owner == null) {
            return raw.next();
        }
        try {
            return commitsAtEnd == null ? raw.next() : owner.underHalt(raw::next);
        } catch (SQLException e) {
            closeRaw();
            finish();
            throw owner.failedToFetch(commitsAtEnd, e);
        }
    }

    /** The driver drops an error of a commit on closing; fetching what is left brings it to light. */
    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        try {
            boolean more = commitsAtEnd != null && held;
            while (more) {
                more = next();
            }
        } finally {
            closed = true;
            closeRaw();
            finish();
        }
    }

    private void closeRaw() throws SQLException {
        synchronized (monitor) {
            raw.close();
            if (held && session != null) {
                session.reads().closed(this);
            }
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        return closed || raw.isClosed();
    }

    private void finish() throws SQLException {
        Session owner = session;
        if (owner != null && held) {
            held = false;
            owner.closed(commitsAtEnd);
        }
    }

    @Override
    public @Nullable Statement getStatement() {
        return statement;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrappers.unwrap(type, this, raw);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return Wrappers.isWrapperFor(type, this, raw);
    }
}
