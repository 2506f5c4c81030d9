package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** What the rules for SQL text take for granted of SQLite and its driver, below them. */
class SqliteFactsTest {
    @TempDir
    Path directory;

    private Connection plain() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("facts.db"));
    }

    /** As this adapter opens a file that exists. */
    private Connection withoutCreate() throws SQLException {
        plain().close();
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("facts.db"), config.toProperties());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return String.valueOf(rows.getString(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "file:%s", "file:%s?mode=rwc"})
    void attach_creates_no_file_where_the_connection_may_not(String name) throws SQLException {
        Path missing = directory.resolve("missing.db");
        try (Connection connection = withoutCreate()) {
            String sql = "ATTACH '" + name.formatted(missing) + "' AS missing";
            assertThatThrownBy(() -> run(connection, sql)).isInstanceOf(SQLException.class);
        }
        assertThat(missing).doesNotExist();
    }

    @Test
    void attach_creates_a_file_where_the_connection_may_create_its_own() throws SQLException {
        Path missing = directory.resolve("missing.db");
        try (Connection connection = plain()) {
            run(connection, "ATTACH '" + missing + "' AS missing");
            run(connection, "CREATE TABLE missing.t(a)");
        }
        assertThat(missing).exists();
    }

    @Test
    void vacuum_into_is_refused_under_query_only_and_leaves_an_empty_file() throws SQLException {
        Path copy = directory.resolve("copy.db");
        try (Connection connection = plain()) {
            run(connection, "CREATE TABLE t(a)");
            run(connection, "PRAGMA query_only=1");
            assertThatThrownBy(() -> run(connection, "VACUUM INTO '" + copy + "'"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(8));
        }
        assertThat(copy).isEmptyFile();
    }

    @Test
    void no_table_valued_pragma_sets_anything() throws SQLException {
        try (Connection connection = plain()) {
            run(connection, "PRAGMA journal_mode=WAL");
            List<String> pragmas = names(connection);
            List<String> before = values(connection, pragmas);
            for (String pragma : pragmas) {
                for (String value : List.of("1", "2", "'off'", "'exclusive'", "'delete'", "'/tmp'")) {
                    tryOut(connection, "SELECT * FROM pragma_" + pragma + "(" + value + ")");
                    tryOut(connection, "SELECT * FROM pragma_" + pragma + "(" + value + ", 'main')");
                    tryOut(connection, "SELECT * FROM pragma_" + pragma + "('main', " + value + ")");
                    tryOut(connection, "SELECT * FROM pragma_" + pragma + " WHERE arg = " + value);
                }
            }
            assertThat(pragmas).contains("journal_mode", "locking_mode", "query_only", "temp_store_directory");
            assertThat(values(connection, pragmas)).isEqualTo(before);
        }
    }

    @Test
    void a_pragma_with_an_argument_asks_exactly_where_sqlite_has_a_function_with_one() throws SQLException {
        try (Connection connection = plain()) {
            List<String> asking = rows(
                    connection,
                    "SELECT p.name FROM pragma_pragma_list AS p JOIN pragma_table_xinfo('pragma_' || p.name) AS c"
                            + " WHERE c.name = 'arg' AND p.name <> 'optimize' ORDER BY p.name");
            assertThat(names(connection))
                    .filteredOn(
                            name -> !SqlText.parse("PRAGMA " + name + "(note)").needsAutoCommit())
                    .isEqualTo(asking)
                    .contains("table_info", "quick_check");
        }
    }

    @Test
    void a_pragma_that_asks_answers_the_same_inside_a_transaction_and_sets_nothing() throws SQLException {
        try (Connection connection = plain()) {
            run(connection, "CREATE TABLE note(id INTEGER PRIMARY KEY, body UNIQUE, other REFERENCES note(id))");
            List<String> pragmas = names(connection);
            List<String> before = values(connection, pragmas);
            for (String pragma : pragmas) {
                String sql = "PRAGMA " + pragma + "(note)";
                if (!SqlText.parse(sql).needsAutoCommit()) {
                    List<String> outside = rows(connection, sql);
                    run(connection, "BEGIN");
                    assertThat(rows(connection, sql)).as(sql).isEqualTo(outside);
                    run(connection, "ROLLBACK");
                }
            }
            assertThat(values(connection, pragmas)).isEqualTo(before);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    all.add(rows.getString(i));
                }
            }
        }
        return all;
    }

    @Test
    void no_pragma_of_this_sqlite_is_unknown_to_who_wrote_the_rules() throws SQLException {
        try (Connection connection = plain()) {
            assertThat(String.join(" ", names(connection)))
                    .isEqualTo("analysis_limit application_id auto_vacuum automatic_index busy_timeout cache_size"
                            + " cache_spill case_sensitive_like cell_size_check checkpoint_fullfsync collation_list"
                            + " compile_options count_changes data_version database_list default_cache_size"
                            + " defer_foreign_keys empty_result_callbacks encoding foreign_key_check foreign_key_list"
                            + " foreign_keys freelist_count full_column_names fullfsync function_list hard_heap_limit"
                            + " ignore_check_constraints incremental_vacuum index_info index_list index_xinfo"
                            + " integrity_check journal_mode journal_size_limit legacy_alter_table locking_mode"
                            + " max_page_count mmap_size module_list optimize page_count page_size pragma_list"
                            + " query_only quick_check read_uncommitted recursive_triggers reverse_unordered_selects"
                            + " schema_version secure_delete short_column_names shrink_memory soft_heap_limit"
                            + " synchronous table_info table_list table_xinfo temp_store temp_store_directory threads"
                            + " trusted_schema user_version wal_autocheckpoint wal_checkpoint writable_schema");
        }
    }

    @Test
    void a_pragma_takes_effect_while_it_is_compiled_so_it_is_never_explained() throws SQLException {
        try (Connection connection = plain()) {
            run(connection, "EXPLAIN PRAGMA query_only=1");
            assertThat(ask(connection, "PRAGMA query_only")).isEqualTo("1");
            run(connection, "EXPLAIN QUERY PLAN PRAGMA query_only=0");
            assertThat(ask(connection, "PRAGMA query_only")).isEqualTo("0");
        }
    }

    @Test
    void an_empty_journal_mode_is_the_first_of_all_modes() throws SQLException {
        try (Connection connection = plain()) {
            run(connection, "PRAGMA journal_mode=WAL");
            assertThat(ask(connection, "PRAGMA journal_mode=''")).isEqualTo("delete");
        }
    }

    @Test
    void explain_sees_the_schema_of_memory_until_a_statement_runs() throws SQLException {
        String sql = "CREATE TABLE IF NOT EXISTS t(a)";
        try (SQLiteConnection connection = plain().unwrap(SQLiteConnection.class);
                Connection other = plain()) {
            run(connection, "PRAGMA journal_mode=WAL");
            StatementKind before = new StatementKinds(connection).kindOf(SqlText.parse(sql));
            run(other, "CREATE TABLE t(a)");
            assertThat(new StatementKinds(connection).kindOf(SqlText.parse(sql)))
                    .isEqualTo(before)
                    .isEqualTo(StatementKind.SCHEMA_CHANGE);
            run(connection, "SELECT 1 FROM sqlite_schema LIMIT 0");
            assertThat(new StatementKinds(connection).kindOf(SqlText.parse(sql)))
                    .isEqualTo(StatementKind.READ);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        return rows(connection, "SELECT name FROM pragma_pragma_list ORDER BY name");
    }

    /** The value of each PRAGMA that has one, but of those that count or measure. */
    private static List<String> values(Connection connection, List<String> pragmas) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String pragma : pragmas) {
            if (!List.of("optimize", "incremental_vacuum", "shrink_memory", "wal_checkpoint", "module_list")
                    .contains(pragma)) {
                try (Statement statement = connection.createStatement()) {
                    boolean has = statement.execute("PRAGMA " + pragma);
                    values.add(pragma + "=" + (has ? statement.getResultSet().getString(1) : ""));
                }
            }
        }
        return values;
    }

    private static void tryOut(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            assertThat(refused.getErrorCode()).as(sql).isEqualTo(1);
        }
    }
}
