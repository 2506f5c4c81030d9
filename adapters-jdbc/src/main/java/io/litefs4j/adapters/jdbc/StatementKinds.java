package io.litefs4j.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConnection;

/**
 * What each statement would change, as SQLite compiles it on this connection: the driver has no
 * {@code sqlite3_stmt_readonly}, but EXPLAIN shows the program without running it. Answers are remembered by text until
 * a schema changes. Each connection has its own; used by one thread at a time, as a connection is.
 *
 * <p><b>Source:</b> SQLite {@code vdbe.c}, {@code OP_Transaction}: no program changes a database without it.
 */
final class StatementKinds {
    private static final int REMEMBERED = 256;
    private static final int LONGEST_REMEMBERED = 4_000;

    /** SQLITE_ERROR, SQLITE_TOOBIG and SQLITE_AUTH: running the text ends in the same error. */
    private static final Set<Integer> DOES_NOT_COMPILE = Set.of(1, 18, 23);

    private final SQLiteConnection raw;
    private final Map<String, StatementKind> known = new LinkedHashMap<>(REMEMBERED * 2, 0.75f, true);

    StatementKinds(SQLiteConnection raw) {
        this.raw = raw;
    }

    /**
     * Returns what the statement would change, from memory if it was asked for before.
     *
     * @throws SQLException if the schema cannot be read; a text that does not compile is {@link StatementKind#UNKNOWN}
     */
    StatementKind kindOf(SqlText sql) throws SQLException {
        if (!isCompiled(sql)) {
            return withoutAsking(sql);
        }
        StatementKind remembered = known.get(sql.text());
        return remembered != null ? remembered : ask(sql);
    }

    /** As {@link #kindOf}, against the schemas as they are now: another connection may have changed them. */
    StatementKind kindOfAfresh(SqlText sql) throws SQLException {
        if (!isCompiled(sql)) {
            return withoutAsking(sql);
        }
        readSchemas();
        StatementKind before = known.remove(sql.text());
        StatementKind now = ask(sql);
        if (before != null && before != now) {
            schemaChanged();
        }
        return now;
    }

    /** Forgets the answer for this text: it has proved wrong. */
    void forget(SqlText sql) {
        known.remove(sql.text());
    }

    /** Forgets all answers; to be called when a statement ran that changes a schema, and when one was rolled back. */
    void schemaChanged() {
        known.clear();
    }

    private static boolean isCompiled(SqlText sql) {
        return sql.verb() == SqlText.Verb.PLAIN || sql.verb() == SqlText.Verb.VACUUM;
    }

    private static StatementKind withoutAsking(SqlText sql) {
        Pragma pragma = sql.pragma();
        if (pragma != null) {
            return pragma.kind();
        }
        return switch (sql.verb()) {
            case ATTACH, DETACH -> StatementKind.ATTACHMENT;
            case EXPLAIN, NONE -> StatementKind.READ;
            default -> StatementKind.UNKNOWN;
        };
    }

    private StatementKind ask(SqlText sql) throws SQLException {
        StatementKind kind = explain(sql);
        if (kind != StatementKind.UNKNOWN && sql.text().length() <= LONGEST_REMEMBERED) {
            known.put(sql.text(), kind);
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return kind;
    }

    private StatementKind explain(SqlText sql) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet program = statement.executeQuery("EXPLAIN " + sql.withoutLeadingSemicolons())) {
            return new StatementProgram(program).kind();
        } catch (SQLException e) {
            if (DOES_NOT_COMPILE.contains(e.getErrorCode())) {
                return StatementKind.UNKNOWN;
            }
            throw e;
        }
    }

    /** EXPLAIN compiles against the schema in memory; only a statement that runs notices that the file has another. */
    private void readSchemas() throws SQLException {
        try (Statement statement = raw.createStatement()) {
            for (String database : databases(statement)) {
                statement
                        .executeQuery("SELECT 1 FROM \"" + database.replace("\"", "\"\"") + "\".sqlite_schema LIMIT 0")
                        .close();
            }
        }
    }

    private static List<String> databases(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
        }
        return names;
    }
}
