package io.litefs4j.adapters.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteException;

/** A WAL database with an object of every sort, and connections to it with an attached database and TEMP objects. */
final class CorpusDatabase implements AutoCloseable {
    private static final int READONLY = 8;
    private static final int PRIMARY_CODE = 0xff;

    private static final List<String> OBJECTS = List.of(
            "PRAGMA journal_mode=WAL",
            "CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT UNIQUE, n INT DEFAULT 0)",
            "CREATE TABLE tag(note REFERENCES note(id) ON DELETE CASCADE, name, PRIMARY KEY (note, name)) WITHOUT ROWID",
            "CREATE TABLE log(what, more)",
            "CREATE TABLE auto(id INTEGER PRIMARY KEY AUTOINCREMENT, x)",
            "CREATE TABLE \"select\"(\"from\", [order by])",
            "CREATE TABLE größe(ß)",
            "CREATE TABLE strict_one(a INT, b TEXT) STRICT",
            "CREATE TABLE gen(a, b GENERATED ALWAYS AS (a * 2))",
            "CREATE INDEX note_n ON note(n)",
            "CREATE INDEX note_any_case ON note(body COLLATE nocase)",
            "CREATE VIEW short AS SELECT id, body FROM note",
            "CREATE VIEW guarded AS SELECT id, body FROM note",
            "CREATE TRIGGER guard INSTEAD OF INSERT ON guarded BEGIN INSERT INTO note(body) VALUES (new.body); END",
            "CREATE TRIGGER no_delete INSTEAD OF DELETE ON guarded BEGIN SELECT 1; END",
            "CREATE TRIGGER logged AFTER UPDATE ON note BEGIN INSERT INTO log(what) VALUES (old.id); END",
            "CREATE VIRTUAL TABLE words USING fts5(body)",
            "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
            "CREATE VIRTUAL TABLE old_words USING fts4(body)",
            "CREATE VIRTUAL TABLE boxes USING rtree(id, x1, x2)",
            "INSERT INTO note(body, n) VALUES ('a', 1), ('b', 2)",
            "INSERT INTO words VALUES ('hello')",
            "INSERT INTO old_words VALUES ('hello')",
            "INSERT INTO old_words VALUES ('world')",
            "INSERT INTO auto(x) VALUES (1)",
            "INSERT INTO boxes VALUES (1, 2, 3)");

    private static final List<String> TEMP_OBJECTS = List.of(
            "CREATE TEMP TABLE draft(body)",
            "CREATE TEMP TABLE spool(body UNIQUE)",
            "CREATE TEMP TRIGGER spooled AFTER INSERT ON spool BEGIN INSERT INTO log(what) VALUES (1); END",
            "CREATE TEMP VIEW drafts AS SELECT * FROM draft",
            "CREATE TEMP TRIGGER to_temp INSTEAD OF INSERT ON drafts BEGIN INSERT INTO draft VALUES (1); END",
            "CREATE TEMP VIEW through AS SELECT body FROM note",
            "CREATE TEMP TRIGGER to_note INSTEAD OF INSERT ON through BEGIN INSERT INTO note(body) VALUES (1); END");

    private final Path directory;
    private final SQLiteConnection writer;

    CorpusDatabase(Path directory) throws SQLException {
        this.directory = directory;
        create("other.db", List.of("PRAGMA journal_mode=WAL", "CREATE TABLE thing(a)"));
        create("third.db", List.of("CREATE TABLE thing(a)"));
        create("corpus.db", OBJECTS);
        this.writer = connect("");
    }

    private void create(String name, List<String> objects) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(name))) {
            runAll(connection, objects);
        }
    }

    /** Opens as a replica's files are seen by a process that may only read. */
    SQLiteConnection readOnly() throws SQLException {
        return connect("?open_mode=1");
    }

    SQLiteConnection queryOnly() throws SQLException {
        SQLiteConnection connection = connect("");
        runAll(connection, List.of("PRAGMA query_only=1"));
        return connection;
    }

    SQLiteConnection writable() throws SQLException {
        return connect("");
    }

    private SQLiteConnection connect(String options) throws SQLException {
        SQLiteConnection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + directory.resolve("corpus.db") + options)
                .unwrap(SQLiteConnection.class);
        runAll(connection, List.of("ATTACH '" + directory.resolve("other.db") + "' AS other"));
        runAll(connection, TEMP_OBJECTS);
        return connection;
    }

    private static void runAll(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Runs to the last row; returns whether SQLite refused it because it writes. Other errors are its own. */
    static boolean isRefusedAsWrite(SQLiteConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getObject(1);
                    }
                }
            }
            return false;
        } catch (SQLiteException e) {
            return (e.getResultCode().code & PRIMARY_CODE) == READONLY;
        }
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
