package io.litefs4j.examples.notes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The notes in the database, newest first. Plain JDBC: nothing here knows of LiteFS. Safe for use by many threads.
 *
 * <p>On a replica the two writes fail with {@code ReplicaWriteException}, and nothing is changed.
 */
final class Notes {
    private static final int SHOWN = 100;

    private final DataSource database;
    private final Clock clock;

    Notes(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Creates the table where it is missing; a write, so for the primary only. */
    void createTable() throws SQLException {
        try (Connection connection = database.getConnection()) {
            createTable(connection);
        }
    }

    /** Returns the newest hundred. */
    List<Note> newest() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, text, written FROM note ORDER BY id DESC LIMIT " + SHOWN);
                ResultSet rows = select.executeQuery()) {
            List<Note> notes = new ArrayList<>();
            while (rows.next()) {
                notes.add(new Note(rows.getLong(1), rows.getString(2), Instant.ofEpochMilli(rows.getLong(3))));
            }
            return notes;
        }
    }

    Note add(String text) throws SQLException {
        String kept = Note.fit(text);
        Instant now = Instant.ofEpochMilli(clock.millis());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            createTable(connection);
            long id = insert(connection, kept, now);
            connection.commit();
            return new Note(id, kept, now);
        }
    }

    /** Returns whether there was such a note. */
    boolean delete(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM note WHERE id = ?")) {
            delete.setLong(1, id);
            return delete.executeUpdate() > 0;
        }
    }

    private static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note("
                    + "id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, written INTEGER NOT NULL)");
        }
    }

    private static long insert(Connection connection, String text, Instant written) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO note(text, written) VALUES (?, ?) RETURNING id")) {
            insert.setString(1, text);
            insert.setLong(2, written.toEpochMilli());
            try (ResultSet id = insert.executeQuery()) {
                return id.getLong(1);
            }
        }
    }
}
