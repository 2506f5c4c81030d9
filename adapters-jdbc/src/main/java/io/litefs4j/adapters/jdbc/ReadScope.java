package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;

/** A stretch of code whose reads share one short transaction; see {@link ReadScopedDataSource}. For one thread. */
public interface ReadScope extends AutoCloseable {
    /**
     * Ends the transaction and gives the connection back, where this is the outermost scope of the thread.
     *
     * @throws SQLException if the connection cannot be given back
     */
    @Override
    void close() throws SQLException;
}
