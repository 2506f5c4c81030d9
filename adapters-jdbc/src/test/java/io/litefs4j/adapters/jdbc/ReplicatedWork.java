package io.litefs4j.adapters.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One row more, by each of the ways in which JDBC commits. */
enum ReplicatedWork {
    TRANSACTION {
        @Override
        void on(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            JdbcTestBase.run(connection, "INSERT INTO note(body) VALUES ('new')");
            connection.commit();
        }
    },
    AUTOCOMMIT {
        @Override
        void on(Connection connection) throws SQLException {
            JdbcTestBase.run(connection, "INSERT INTO note(body) VALUES ('new')");
        }
    },
    PREPARED {
        @Override
        void on(Connection connection) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
                insert.setString(1, "new");
                insert.executeUpdate();
            }
        }
    },
    BATCH {
        @Override
        void on(Connection connection) throws SQLException {
            try (Statement batch = connection.createStatement()) {
                batch.addBatch("INSERT INTO note(body) VALUES ('gone')");
                batch.addBatch("UPDATE note SET body = 'new' WHERE body = 'gone'");
                batch.executeBatch();
            }
        }
    },
    SCRIPT {
        @Override
        void on(Connection connection) throws SQLException {
            JdbcTestBase.run(
                    connection,
                    "INSERT INTO note(body) VALUES ('gone'); UPDATE note SET body = 'new' WHERE body = 'gone'");
        }
    },
    RETURNING {
        @Override
        void on(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("INSERT INTO note(body) VALUES ('new') RETURNING id")) {
                while (rows.next()) {
                    rows.getLong(1);
                }
            }
        }
    },
    SET_AUTOCOMMIT {
        @Override
        void on(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            JdbcTestBase.run(connection, "INSERT INTO note(body) VALUES ('new')");
            connection.setAutoCommit(true);
        }
    };

    abstract void on(Connection connection) throws SQLException;
}
