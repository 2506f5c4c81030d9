package io.litefs4j.cluster.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Plain sqlite-jdbc on a database file: what LiteFS sees of an application. */
public final class Sql {
    private Sql() {}

    public static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    /** Runs statements one after the other on one connection, each in its own transaction unless they say BEGIN. */
    public static void run(Path database, String... statements) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(database.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** Returns the first column of the first row, or empty text where it is null. */
    public static String value(Path database, String query) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(database.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
