package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** A real SQLite file in a directory that plays the mount, and a role that the test moves. */
abstract class JdbcTestBase {
    static final DatabaseName NOTES = new DatabaseName("notes.db");

    @TempDir
    Path directory;

    final SwitchableRole node = new SwitchableRole();

    LiteFsDataSource dataSource() {
        return LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .busyTimeout(Duration.ofMillis(50))
                .build();
    }

    /** Creates the database with a table and no row, as the primary does before it is replicated. */
    LiteFsDataSource withTable() throws SQLException {
        LiteFsDataSource dataSource = dataSource();
        try (Connection connection = dataSource.getConnection()) {
            run(connection, "CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE)");
        }
        return dataSource;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }

    /** Counts the notes that others can see. */
    long committed() throws SQLException {
        try (Connection other =
                LiteFsDataSource.plain(directory.resolve("notes.db")).getConnection()) {
            return Long.parseLong(ask(other, "SELECT count(*) FROM note"));
        }
    }
}
