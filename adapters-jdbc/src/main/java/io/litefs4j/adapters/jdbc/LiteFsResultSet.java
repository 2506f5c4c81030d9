package io.litefs4j.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one statement. SQLite computes them while they are fetched, so fetching can fail as executing can; and a
 * write that returns rows commits, in autocommit, only after its last one.
 */
final class LiteFsResultSet extends ForwardingResultSet {
    private final @Nullable LiteFsStatement statement;
    private final boolean commitsAfterLastRow;

    private LiteFsResultSet(ResultSet raw, @Nullable LiteFsStatement statement, boolean commitsAfterLastRow) {
        super(raw);
        this.statement = statement;
        this.commitsAfterLastRow = commitsAfterLastRow;
    }

    static LiteFsResultSet of(LiteFsStatement statement, ResultSet raw, boolean commitsAfterLastRow) {
        return new LiteFsResultSet(raw, statement, commitsAfterLastRow);
    }

    /** Rows that belong to no statement, as JDBC has it for meta data. */
    static LiteFsResultSet ofMetaData(ResultSet raw) {
        return new LiteFsResultSet(raw, null, false);
    }

    @Override
    public boolean next() throws SQLException {
        return statement == null ? raw.next() : statement.session().guarded(raw::next);
    }

    /** The driver drops an error of a commit on closing; fetching what is left brings it to light. */
    @Override
    public void close() throws SQLException {
        try {
            boolean more = commitsAfterLastRow && !raw.isClosed();
            while (more) {
                more = next();
            }
        } finally {
            raw.close();
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
