package io.litefs4j.adapters.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.path.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is said by a SQLException; nothing is created, and nothing is lost. */
class BadInputTest extends JdbcTestBase {
    private static final int TEN_MEGABYTES = 10_000_000;

    private Path file() {
        return directory.resolve("notes.db");
    }

    private void assertRefused() {
        assertThatThrownBy(() -> {
                    try (Connection connection = dataSource().getConnection()) {
                        ask(connection, "SELECT count(*) FROM sqlite_schema");
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageFindingMatch("\\w");
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_stays_as_it_is() throws IOException {
        byte[] letter =
                "Dear sir, this is not a database, but a letter. ".repeat(100).getBytes(UTF_8);
        Files.write(file(), letter);
        assertRefused();
        assertThat(Files.readAllBytes(file())).isEqualTo(letter);
    }

    @Test
    void a_replica_refuses_it_too() throws IOException {
        byte[] letter =
                "Dear sir, this is not a database, but a letter. ".repeat(100).getBytes(UTF_8);
        Files.write(file(), letter);
        node.follow("n1");
        assertRefused();
        assertThat(Files.readAllBytes(file())).isEqualTo(letter);
    }

    @Test
    void a_database_whose_pages_are_overwritten_says_so_and_stays_as_it_is() throws Exception {
        try (Connection connection = withTable().getConnection()) {
            run(connection, "INSERT INTO note(body) SELECT hex(randomblob(2000)) FROM (VALUES (1), (2), (3))");
        }
        byte[] bytes = Files.readAllBytes(file());
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0xAB);
        Files.write(file(), bytes);
        assertThatThrownBy(() -> {
                    try (Connection connection = dataSource().getConnection()) {
                        ask(connection, "SELECT sum(length(body)) FROM note");
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("malformed");
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    }

    @Test
    void an_empty_file_is_an_empty_database() throws Exception {
        Files.createFile(file());
        node.follow("n1");
        try (Connection connection = dataSource().getConnection()) {
            assertThat(ask(connection, "SELECT count(*) FROM sqlite_schema")).isEqualTo("0");
        }
        assertThat(file()).isEmptyFile();
    }

    @Test
    void a_directory_in_the_place_of_the_file_is_refused_and_stays_empty() throws IOException {
        Files.createDirectory(file());
        assertRefused();
        assertThat(file()).isEmptyDirectory();
    }

    @Test
    void a_directory_that_is_missing_is_not_created() {
        LiteFsDataSource dataSource = LiteFsDataSource.onMount(
                        new AbsolutePath(directory.resolve("missing").toString()), NOTES, node)
                .build();
        assertThatThrownBy(dataSource::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("missing");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", ";", "-- nothing", "/* nothing", "SELECT 1\0; DROP TABLE note", "\0"})
    void text_without_a_statement_or_with_a_nul_is_refused_wherever_text_is_taken(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.executeQuery(sql)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.executeUpdate(sql)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.addBatch(sql)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.prepareStatement(sql)).isInstanceOf(SQLException.class);
        }
        assertThat(committed()).isZero();
    }

    @Test
    void ten_megabytes_of_text_are_executed_like_a_line() throws SQLException {
        String literal = "x".repeat(TEN_MEGABYTES);
        try (Connection connection = withTable().getConnection()) {
            assertThatThrownBy(() -> run(connection, "INSERT INTO missing VALUES ('" + literal + "')"))
                    .isInstanceOf(SQLException.class);
            assertThat(committed()).isZero();
            boolean kept = fits(connection, "INSERT INTO note(body) VALUES ('" + literal + "')");
            assertThat(committed()).isEqualTo(kept ? 1 : 0);
        }
    }

    /** SQLite has a limit for the length of a text, which its builder sets; past it the statement fails, and no more. */
    private static boolean fits(Connection connection, String sql) {
        try {
            run(connection, sql);
            return true;
        } catch (SQLException tooBig) {
            assertThat(tooBig.getMessage()).contains("TOOBIG");
            return false;
        }
    }

    @Test
    void ten_megabytes_in_a_parameter_come_back() throws SQLException {
        String text = "\u00fc".repeat(TEN_MEGABYTES / 2);
        try (Connection connection = withTable().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            insert.setString(1, text);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            assertThat(ask(connection, "SELECT body FROM note")).isEqualTo(text);
        }
    }

    @Test
    void a_parameter_that_the_statement_has_not_is_refused() throws SQLException {
        try (Connection connection = withTable().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            for (int parameter : new int[] {0, -1, 2, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> insert.setString(parameter, "a")).isInstanceOf(SQLException.class);
            }
        }
        assertThat(committed()).isZero();
    }
}
