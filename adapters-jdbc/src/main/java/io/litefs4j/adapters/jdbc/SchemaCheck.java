package io.litefs4j.adapters.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Tells whether a database has the schema that the application needs. */
@FunctionalInterface
public interface SchemaCheck {
    /**
     * @param connection only reads; it is closed afterwards
     * @throws SQLException counts as "not yet": the table that says so may not be there
     */
    boolean isReached(Connection connection) throws SQLException;
}
