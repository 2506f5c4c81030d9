package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * The division against SQLite's own: the driver hands a whole text to {@code sqlite3_exec}, which runs all of it up to
 * the first error. Our parts run one by one, each by a call that runs no more than the first statement it finds.
 */
class SqlScriptAgainstSqliteTest {
    private static final List<String> STATEMENTS = List.of(
            "INSERT INTO ran VALUES ('a')",
            "INSERT INTO ran VALUES (';--')",
            "INSERT INTO ran(\"part\") VALUES ('it''s; ')",
            "INSERT INTO ran([part]) SELECT ';' AS [;'] -- ; '\n",
            "/* ; ' */INSERT INTO `ran` VALUES (1)/* ' */",
            "INSERT INTO ran VALUES ($a(';'))",
            "INSERT INTO ran VALUES (:a::b(--;))",
            "REPLACE INTO ran SELECT count(*) FROM ran",
            "CREATE TRIGGER IF NOT EXISTS t1 AFTER INSERT ON ran WHEN new.part = 'a' BEGIN"
                    + " INSERT INTO ran VALUES ('b'); SELECT CASE 1 WHEN 1 THEN 2 END; END",
            "CREATE TEMP TRIGGER IF NOT EXISTS t2 AFTER DELETE ON ran BEGIN UPDATE ran SET part = 'u' WHERE 0; END",
            "CREATE TABLE IF NOT EXISTS \"trigger\"(begin_, end_)",
            "DROP TRIGGER IF EXISTS t1",
            "EXPLAIN CREATE TRIGGER t3 AFTER INSERT ON ran BEGIN SELECT 1; END",
            "UPDATE ran SET part = part || ';' WHERE part = 'a'",
            "");

    private static final List<String> FRAGMENTS = List.of(
            ";",
            ";",
            ";",
            "'",
            "\"",
            "`",
            "[",
            "]",
            "''",
            "(",
            ")",
            "$a(",
            ":b",
            "::",
            "@",
            "#",
            "--",
            "\n",
            "/*",
            "*/",
            "/*/",
            "*",
            "-",
            "/",
            " ",
            " ",
            "\u000b",
            "\uFEFF",
            "\f",
            "é",
            "\uD800",
            "END",
            "BEGIN",
            "EXPLAIN ",
            "QUERY PLAN ",
            "SELECT 1",
            "SELECT ",
            "INSERT INTO ran VALUES ('x')",
            "INSERT INTO ran VALUES (1);",
            "CREATE TRIGGER t1 AFTER INSERT ON ran BEGIN SELECT 1;",
            "CREATE TEMP TRIGGER ",
            "CREATE ",
            "TRIGGER ",
            "END;",
            " AS ",
            "x");

    @Provide
    Arbitrary<String> scripts() {
        Arbitrary<String> separators = Arbitraries.of(";", ";\n", " ; ", ";;", "; -- ;\n");
        return Arbitraries.of(STATEMENTS)
                .flatMap(statement -> separators.map(separator -> statement + separator))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> rubble() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(14).map(parts -> String.join("", parts));
    }

    @Property(tries = 400)
    void a_script_divides_into_what_sqlite_runs(@ForAll("scripts") String script) throws SQLException {
        List<String> whole = new ArrayList<>();
        assertThat(afterWhole(script, whole)).isEqualTo(afterParts(script));
        assertThat(whole).as("errors").isEmpty();
    }

    @Property(tries = 4000)
    void a_text_of_rubble_divides_where_sqlite_divides_it(@ForAll("rubble") String rubble) throws SQLException {
        assertDividesAsSqlite(rubble);
    }

    @Property(tries = 4000)
    void behind_a_statement_rubble_divides_where_sqlite_divides_it(@ForAll("rubble") String rubble)
            throws SQLException {
        assertDividesAsSqlite("INSERT INTO ran VALUES (0), (" + rubble);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO ran VALUES (1);\u000bINSERT INTO ran VALUES (2)",
                "INSERT INTO ran VALUES (1);\u000b\u000b;\u000bINSERT INTO ran VALUES (2)",
                "INSERT INTO ran VALUES (1);;\u000bINSERT INTO ran VALUES (2)",
                "INSERT INTO ran VALUES (1);/**/\u000bINSERT INTO ran VALUES (2)",
                "INSERT INTO ran VALUES (1); \u000bINSERT INTO ran VALUES (2);\u000b",
                "\u000bINSERT INTO ran VALUES (1)",
                "INSERT INTO ran VALUES (1);\uFEFF\u000bINSERT INTO ran VALUES (2)",
                "INSERT INTO ran VALUES (1)\u000b;INSERT INTO ran VALUES (2)"
            })
    void a_vertical_tab_is_a_blank_only_where_sqlite_takes_it_for_one(String sql) throws SQLException {
        assertDividesAsSqlite(sql);
    }

    private static void assertDividesAsSqlite(String sql) throws SQLException {
        assertThat(afterParts(sql)).as(visible(sql)).isEqualTo(afterWhole(sql, new ArrayList<>()));
    }

    /** A vertical tab or a mark of the byte order is not seen in a report, nor copied from it. */
    private static String visible(String sql) {
        StringBuilder visible = new StringBuilder();
        for (char c : sql.toCharArray()) {
            visible.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return visible.toString().replace("%", "%%");
    }

    /** Through the driver's inside, for its statements roll all back after an error, and then there is less to compare. */
    private static List<String> afterWhole(String script, List<String> errors) throws SQLException {
        try (SQLiteConnection connection = fresh()) {
            try {
                connection.getDatabase()._exec(script);
            } catch (SQLException e) {
                errors.add(requireOfText(e).getMessage());
            }
            return state(connection);
        }
    }

    private static List<String> afterParts(String script) throws SQLException {
        try (Connection connection = fresh()) {
            try (Statement statement = connection.createStatement()) {
                for (String part : SqlScript.statements(script)) {
                    statement.execute(part);
                }
            } catch (SQLException e) {
                requireOfText(e);
            }
            return state(connection);
        }
    }

    /** Any other error is none of the text, and would be taken for a wrong division. */
    private static SQLException requireOfText(SQLException e) throws SQLException {
        if (e.getErrorCode() != SQLiteErrorCode.SQLITE_ERROR.code) {
            throw e;
        }
        return e;
    }

    private static SQLiteConnection fresh() throws SQLException {
        SQLiteConnection connection =
                DriverManager.getConnection("jdbc:sqlite::memory:").unwrap(SQLiteConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ran(part)");
        }
        return connection;
    }

    private static List<String> state(Connection connection) throws SQLException {
        List<String> state = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT quote(part) FROM ran UNION ALL SELECT name"
                        + " FROM sqlite_schema UNION ALL SELECT name FROM sqlite_temp_schema")) {
            while (rows.next()) {
                state.add(rows.getString(1));
            }
        }
        return state;
    }
}
