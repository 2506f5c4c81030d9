package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * A connection of xerial's driver.
 *
 * <p><b>Source:</b> xerial/sqlite-jdbc {@code NativeDB.java}: all that calls SQLite is synchronized, but {@code interrupt};
 * {@code NativeDB.c}: that one may use a handle which is being closed.
 */
final class XerialConnection implements RawConnection {
    private final SQLiteConnection connection;
    private final DB database;

    XerialConnection(SQLiteConnection connection) {
        this.connection = connection;
        database = connection.getDatabase();
    }

    @Override
    public Object monitor() {
        return database;
    }

    @Override
    public boolean isClosed() throws SQLException {
        return database.isClosed();
    }

    @Override
    public void execute(String sql) throws SQLException {
        database._exec(sql);
    }

    @Override
    public Statement createStatement() throws SQLException {
        return connection.createStatement();
    }

    @Override
    public void interrupt() throws SQLException {
        database.interrupt();
    }

    /** Not by way of the connection: that closes its metadata before, under a lock whose holder may want the monitor. */
    @Override
    public void close() throws SQLException {
        if (!database.isClosed()) {
            database.close();
        }
    }
}
