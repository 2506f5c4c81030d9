package io.litefs4j.adapters.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/** A node that is demoted while SQLite inserts a row, so between two statements that run together. */
final class LosesRoleOnInsert {
    private LosesRoleOnInsert() {}

    static void install(Connection connection, SwitchableRole node) throws SQLException {
        connection
                .unwrap(SQLiteConnection.class)
                .addUpdateListener((type, database, table, rowId) -> node.follow("n2"));
    }
}
