package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several statements in one text. */
class ScriptTest extends JdbcTestBase {
    private static final String TWO =
            "INSERT INTO note(body) VALUES ('a'); INSERT INTO note(body) VALUES ('b'), ('c');";

    @Test
    void all_are_executed_and_their_update_counts_are_added() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(TWO)).isEqualTo(3);
            assertThat(statement.getUpdateCount()).isEqualTo(3);
            assertThat(statement.getLargeUpdateCount()).isEqualTo(3);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
        assertThat(committed()).isEqualTo(3);
    }

    @Test
    void execute_runs_all_and_gives_no_rows() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute(TWO + "SELECT * FROM note")).isFalse();
            assertThat(statement.getResultSet()).isNull();
            assertThat(statement.getUpdateCount()).isEqualTo(3);
        }
    }

    @Test
    void nothing_is_kept_where_one_of_them_fails() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(() -> run(connection, TWO + "INSERT INTO note(body) VALUES ('a')"))
                    .hasMessageContaining("UNIQUE");
            assertThat(committed()).isZero();
            assertThat(connection.getAutoCommit()).isTrue();
            run(connection, TWO);
        }
        assertThat(committed()).isEqualTo(3);
    }

    @Test
    void a_schema_change_is_taken_back_with_the_rest() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(() -> run(connection, "CREATE TABLE other(a); INSERT INTO missing VALUES (1)"))
                    .hasMessageContaining("missing");
            run(connection, "CREATE TABLE other(a); INSERT INTO other VALUES (1)");
            assertThat(ask(connection, "SELECT count(*) FROM other")).isEqualTo("1");
        }
    }

    @Test
    void inside_a_transaction_only_the_text_is_taken_back() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('before')");
            assertThatThrownBy(() -> run(connection, TWO + "INSERT INTO note(body) VALUES ('before')"))
                    .hasMessageContaining("UNIQUE");
            assertThat(ask(connection, "SELECT count(*) FROM note")).isEqualTo("1");
            connection.commit();
        }
        assertThat(committed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VACUUM", "PRAGMA synchronous=OFF", "ATTACH '/other.db' AS other", "DETACH other"})
    void what_a_transaction_would_ignore_or_refuse_is_refused_before_anything_runs(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(() -> run(connection, TWO + sql)).isInstanceOf(SQLException.class);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(committed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRAGMA table_info(note)",
                "PRAGMA main.table_xinfo = note",
                "PRAGMA table_list('note')",
                "PRAGMA index_list(note)",
                "PRAGMA index_info(sqlite_autoindex_note_1)",
                "PRAGMA index_xinfo(sqlite_autoindex_note_1)",
                "PRAGMA foreign_key_list(note)",
                "PRAGMA foreign_key_check(note)",
                "PRAGMA integrity_check(1)",
                "pragma \"quick_check\"(note)",
                "EXPLAIN PRAGMA table_info(note)"
            })
    void a_pragma_that_only_asks_may_stand_among_them(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            run(connection, sql + "; " + TWO + sql);
            assertThat(committed()).isEqualTo(3);
            connection.setAutoCommit(false);
            run(connection, "DELETE FROM note; " + sql);
            connection.commit();
        }
        assertThat(committed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRAGMA optimize(2)",
                "PRAGMA wal_checkpoint(TRUNCATE)",
                "PRAGMA incremental_vacuum(1)",
                "PRAGMA case_sensitive_like(1)",
                "PRAGMA table_info_(note)"
            })
    void a_pragma_whose_argument_is_no_question_may_not(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(() -> run(connection, TWO + sql)).hasMessageContaining("execute it on its own");
        }
        assertThat(committed()).isZero();
    }

    @Test
    void execute_query_refuses_them_and_runs_none() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(TWO)).isInstanceOf(SQLSyntaxErrorException.class);
        }
        assertThat(committed()).isZero();
    }

    @Test
    void prepare_statement_refuses_them() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(() -> connection.prepareStatement(TWO)).isInstanceOf(SQLSyntaxErrorException.class);
        }
    }

    @Test
    void execute_query_refuses_what_gives_no_rows_before_it_runs() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("INSERT INTO note(body) VALUES ('a')"))
                    .isInstanceOf(SQLSyntaxErrorException.class)
                    .hasMessageContaining("INSERT");
        }
        assertThat(committed()).isZero();
    }

    @Test
    void on_a_replica_the_first_write_among_them_is_refused() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.follow("n1");
        try (Connection connection = dataSource.getConnection()) {
            assertThatThrownBy(() -> run(connection, "SELECT 1; " + TWO)).isInstanceOf(ReplicaWriteException.class);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(committed()).isZero();
    }

    @Test
    void the_role_lost_between_two_of_them_takes_all_back() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            LosesRoleOnInsert.install(connection, node);
            assertThatThrownBy(() -> run(connection, TWO)).isInstanceOf(PrimaryLostException.class);
        }
        assertThat(committed()).isZero();
    }
}
