package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.path.AbsolutePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachTest extends JdbcTestBase {
    @TempDir
    Path elsewhere;

    private LiteFsDataSource notes;

    @BeforeEach
    void createTwoDatabases() throws SQLException {
        notes = withTable();
        create(directory.resolve("tags.db"));
    }

    private static void create(Path file) throws SQLException {
        try (Connection connection = LiteFsDataSource.plain(file).getConnection()) {
            run(connection, "CREATE TABLE tag(name)");
        }
    }

    private String attach(Path file) {
        return "ATTACH '" + file + "' AS tags";
    }

    @Test
    void a_second_database_of_the_mount_can_be_read_and_written_on_the_primary() throws SQLException {
        try (Connection connection = notes.getConnection()) {
            run(connection, attach(directory.resolve("tags.db")));
            run(connection, "INSERT INTO tags.tag VALUES ('x')");
            assertThat(ask(connection, "SELECT name FROM tag")).isEqualTo("x");
            run(connection, "DETACH tags");
        }
    }

    @Test
    void a_second_database_of_the_mount_can_only_be_read_on_a_replica() throws SQLException {
        node.follow("ams-1");
        try (Connection connection = notes.getConnection()) {
            run(connection, attach(directory.resolve("tags.db")));
            assertThat(ask(connection, "SELECT count(*) FROM tags.tag")).isEqualTo("0");
            assertThatThrownBy(() -> run(connection, "INSERT INTO tags.tag VALUES ('x')"))
                    .isInstanceOf(ReplicaWriteException.class);
        }
    }

    @Test
    void a_database_that_is_not_there_is_not_created() throws SQLException {
        Path missing = directory.resolve("missing.db");
        try (Connection connection = notes.getConnection()) {
            assertThatThrownBy(() -> run(connection, attach(missing))).isInstanceOf(SQLException.class);
        }
        assertThat(missing).doesNotExist();
    }

    @Test
    void a_database_outside_the_mount_is_attached_only_by_permission() throws Exception {
        Path outside = elsewhere.resolve("tags.db");
        create(outside);
        try (Connection connection = notes.getConnection()) {
            assertThatThrownBy(() -> run(connection, attach(outside))).hasMessageContaining(outside.toString());
        }
        LiteFsDataSource permitting = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .attachable(elsewhere)
                .build();
        try (Connection connection = permitting.getConnection()) {
            run(connection, attach(outside));
            assertThat(ask(connection, "SELECT count(*) FROM tags.tag")).isEqualTo("0");
        }
    }

    @Test
    void a_copy_of_the_database_can_be_made_on_a_replica_but_not_into_the_mount() throws Exception {
        node.follow("ams-1");
        Path copy = elsewhere.resolve("copy.db");
        try (Connection connection = notes.getConnection()) {
            run(connection, "VACUUM INTO '" + copy + "'");
            Path ghost = directory.resolve("copy.db");
            assertThatThrownBy(() -> run(connection, "VACUUM INTO '" + ghost + "'"))
                    .hasMessageContaining("never replicated");
            assertThat(ghost).doesNotExist();
        }
        assertThat(Files.size(copy)).isPositive();
        try (Connection connection = LiteFsDataSource.plain(copy).getConnection()) {
            assertThat(ask(connection, "SELECT count(*) FROM note")).isEqualTo("0");
        }
    }

    @Test
    void temp_tables_can_be_written_on_a_replica() throws SQLException {
        node.follow("ams-1");
        try (Connection connection = notes.getConnection()) {
            run(connection, "CREATE TEMP TABLE draft AS SELECT * FROM note");
            run(connection, "INSERT INTO draft VALUES (1, 'x')");
            assertThat(ask(connection, "SELECT body FROM draft")).isEqualTo("x");
        }
    }
}
