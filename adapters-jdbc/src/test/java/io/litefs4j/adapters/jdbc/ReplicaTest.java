package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.primary.Hostname;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaTest extends JdbcTestBase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO note(body) VALUES ('a')",
                "UPDATE note SET body = 'b'",
                "DELETE FROM note WHERE 0",
                "CREATE TABLE other(a)",
                "WITH x AS (SELECT 'a') INSERT INTO note(body) SELECT * FROM x",
                "VACUUM",
                "PRAGMA user_version = 7"
            })
    void a_write_is_refused_with_the_database_and_the_primary(String sql) throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.follow("n1");
        try (Connection connection = dataSource.getConnection()) {
            assertThatThrownBy(() -> run(connection, sql)).isInstanceOfSatisfying(ReplicaWriteException.class, e -> {
                assertThat(e.getSQLState()).isEqualTo("25006");
                assertThat(e.getErrorCode()).isEqualTo(8);
                assertThat(e.database()).isEqualTo("notes.db");
                assertThat(e.primary()).contains(new Hostname("n1"));
                assertThat(e.getMessage()).contains("notes.db", "n1");
            });
        }
        assertThat(committed()).isZero();
    }

    @Test
    void a_write_without_a_primary_names_none() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.losePrimary();
        try (Connection connection = dataSource.getConnection()) {
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('a')"))
                    .isInstanceOfSatisfying(
                            ReplicaWriteException.class,
                            e -> assertThat(e.primary()).isEmpty());
        }
    }

    @Test
    void a_refused_prepared_statement_works_again_on_the_primary() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.follow("n1");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            insert.setString(1, "a");
            assertThatThrownBy(insert::executeUpdate).isInstanceOf(ReplicaWriteException.class);
            node.becomePrimary();
            insert.executeUpdate();
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_batch_with_one_write_is_refused_as_a_whole() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.follow("n1");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.addBatch("PRAGMA foreign_keys = 1");
            statement.addBatch("INSERT INTO note(body) VALUES ('a')");
            assertThatThrownBy(statement::executeBatch).isInstanceOf(ReplicaWriteException.class);
        }
    }

    @Test
    void reading_takes_no_lock_that_the_primary_would_feel() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.follow("n1");
        try (Connection replica = dataSource.getConnection();
                Connection applier =
                        LiteFsDataSource.plain(directory.resolve("notes.db")).getConnection()) {
            replica.setAutoCommit(false);
            assertThat(ask(replica, "SELECT count(*) FROM note")).isEqualTo("0");
            run(applier, "INSERT INTO note(body) VALUES ('replicated')");
            replica.commit();
            assertThat(ask(replica, "SELECT count(*) FROM note")).isEqualTo("1");
        }
    }

    @Test
    void a_missing_database_is_not_created() {
        node.follow("n1");
        LiteFsDataSource dataSource = dataSource();
        assertThatThrownBy(dataSource::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                .hasMessageContaining("notes.db")
                .hasMessageContaining("n1");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothing_is_created_where_litefs_does_not_run() {
        node.stopLiteFs();
        LiteFsDataSource dataSource = dataSource();
        assertThatThrownBy(dataSource::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                .hasMessageContaining("/litefs is not mounted");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_stale_role_does_not_create_a_file_that_litefs_itself_denies() {
        SwitchableRole liteFs = new SwitchableRole();
        liteFs.stopLiteFs();
        LiteFsDataSource dataSource = LiteFsDataSource.onMount(
                        new io.litefs4j.domain.path.AbsolutePath(directory.toString()), NOTES, node)
                .confirmedBy(liteFs)
                .build();
        assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_connection_is_not_valid_once_litefs_has_stopped() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
            node.stopLiteFs();
            assertThat(connection.isValid(1)).isFalse();
            assertThatThrownBy(() -> ask(connection, "SELECT 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
        }
    }

    @Test
    void a_replica_opens_a_database_without_changing_a_byte_of_it() throws Exception {
        LiteFsDataSource dataSource = withTable();
        byte[] before = Files.readAllBytes(directory.resolve("notes.db"));
        node.follow("n1");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM note")) {
            assertThat(rows.next()).isFalse();
        }
        assertThat(Files.readAllBytes(directory.resolve("notes.db"))).isEqualTo(before);
    }
}
