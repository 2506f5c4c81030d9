package io.litefs4j.cluster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What an application writes on a replica under the halt lock, on a table {@code t} that holds one row. */
enum HaltedWork {
    AUTOCOMMIT_INSERT(2) {
        @Override
        void on(Connection connection) throws SQLException {
            Rows.run(connection, "INSERT INTO t VALUES (2)");
        }
    },
    EXPLICIT_TRANSACTION(3) {
        @Override
        void on(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)");
            connection.commit();
        }
    },
    ROLLED_BACK(1) {
        @Override
        void on(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            Rows.run(connection, "INSERT INTO t VALUES (2)");
            connection.rollback();
        }
    },
    READ_BEFORE_WRITE(2) {
        @Override
        void on(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT max(n) FROM t")) {
                Rows.run(connection, "INSERT INTO t VALUES (" + (rows.getLong(1) + 1) + ")");
            }
            connection.commit();
        }
    },
    BATCH(4) {
        @Override
        void on(Connection connection) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                for (int n = 2; n <= 4; n++) {
                    insert.setInt(1, n);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    },
    RETURNING(3) {
        @Override
        void on(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("INSERT INTO t VALUES (2), (3) RETURNING n")) {
                while (rows.next()) {
                    rows.getLong(1);
                }
            }
        }
    },
    CREATE_TABLE(1) {
        @Override
        void on(Connection connection) throws SQLException {
            Rows.run(connection, "CREATE TABLE u(n INTEGER)", "INSERT INTO u VALUES (1)");
        }
    },
    VACUUM(1) {
        @Override
        void on(Connection connection) throws SQLException {
            Rows.run(connection, "VACUUM");
        }
    };

    private final long rows;

    HaltedWork(long rows) {
        this.rows = rows;
    }

    abstract void on(Connection connection) throws SQLException;

    /** Returns how many rows {@code t} holds afterwards. */
    long rows() {
        return rows;
    }
}
