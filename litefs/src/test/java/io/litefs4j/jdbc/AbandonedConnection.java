package io.litefs4j.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that opens a connection by its URL, writes, and ends without closing anything. */
final class AbandonedConnection {
    private AbandonedConnection() {}

    public static void main(String[] args) throws SQLException {
        Connection connection = DriverManager.getConnection(args[0]);
        Statement statement = connection.createStatement();
        statement.execute("CREATE TABLE t(n INTEGER)");
        System.out.println("written");
    }
}
