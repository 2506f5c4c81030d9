package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A connection of which the next ROLLBACKs are each hit by an interrupt before they have done anything. */
final class InterruptedRollbacks implements RawConnection {
    private final RawConnection connection;
    private int left;

    InterruptedRollbacks(RawConnection connection, int times) {
        this.connection = connection;
        left = times;
    }

    @Override
    public void execute(String sql) throws SQLException {
        if (sql.equals("ROLLBACK") && left > 0) {
            left--;
            throw new SQLiteException("interrupted", SQLiteErrorCode.SQLITE_INTERRUPT);
        }
        connection.execute(sql);
    }

    @Override
    public Object monitor() {
        return connection.monitor();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return connection.isClosed();
    }

    @Override
    public Statement createStatement() throws SQLException {
        return connection.createStatement();
    }

    @Override
    public void interrupt() throws SQLException {
        connection.interrupt();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
