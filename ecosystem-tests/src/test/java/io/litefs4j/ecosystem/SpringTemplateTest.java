package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

class SpringTemplateTest {
    private static final String INSERT = "INSERT INTO note(body) VALUES (?)";

    private final NodeUnderTest node;
    private final JdbcTemplate jdbc;

    SpringTemplateTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
        jdbc = new JdbcTemplate(node.dataSource());
    }

    @BeforeEach
    void create_the_table() throws SQLException {
        node.withNotes();
    }

    @Test
    void a_row_that_is_updated_is_found_again() {
        assertThat(jdbc.update(INSERT, "a")).isOne();
        assertThat(jdbc.update("UPDATE note SET body = ? WHERE body = ?", "b", "a"))
                .isOne();
        assertThat(jdbc.queryForObject("SELECT body FROM note WHERE id = ?", String.class, 1))
                .isEqualTo("b");
    }

    @Test
    void a_key_holder_gets_the_id_that_sqlite_gave() {
        jdbc.update(INSERT, "first");
        KeyHolder keys = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS);
                    insert.setString(1, "second");
                    return insert;
                },
                keys);
        assertThat(keys.getKey()).isEqualTo(2);
    }

    @Test
    void a_key_holder_gets_the_id_also_where_the_column_is_named() {
        KeyHolder keys = new GeneratedKeyHolder();
        new NamedParameterJdbcTemplate(jdbc)
                .update(
                        "INSERT INTO note(body) VALUES (:body)",
                        new MapSqlParameterSource("body", "first"),
                        keys,
                        new String[] {"id"});
        assertThat(keys.getKey()).isEqualTo(1);
    }

    @Test
    void a_simple_insert_learns_the_columns_from_the_meta_data() {
        SimpleJdbcInsert insert =
                new SimpleJdbcInsert(jdbc).withTableName("note").usingGeneratedKeyColumns("id");
        assertThat(insert.executeAndReturnKey(Map.of("body", "first"))).isEqualTo(1);
        assertThat(insert.executeAndReturnKey(Map.of("body", "second"))).isEqualTo(2);
    }

    @Test
    void a_batch_of_parameters_counts_each_row() {
        int[] counts = jdbc.batchUpdate(INSERT, List.of(new Object[] {"a"}, new Object[] {"b"}, new Object[] {"c"}));
        assertThat(counts).containsExactly(1, 1, 1);
    }

    @Test
    void a_batch_of_texts_counts_each_statement() {
        jdbc.batchUpdate(INSERT, List.of(new Object[] {"a"}, new Object[] {"b"}));
        int[] counts = jdbc.batchUpdate("DELETE FROM note", "INSERT INTO note(body) VALUES ('c')");
        assertThat(counts).containsExactly(2, 1);
    }

    @Test
    void a_batch_in_which_one_row_violates_a_constraint_leaves_none_of_its_rows() {
        assertThatThrownBy(() -> jdbc.batchUpdate(INSERT, List.of(new Object[] {"a"}, new Object[] {"a"})))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM note", Long.class)).isZero();
    }

    @Test
    void a_stream_that_is_closed_early_leaves_no_lock() throws SQLException {
        jdbc.batchUpdate(INSERT, List.of(new Object[] {"a"}, new Object[] {"b"}));
        try (Stream<String> bodies = jdbc.queryForStream("SELECT body FROM note", (row, i) -> row.getString(1))) {
            assertThat(bodies.findFirst()).contains("a");
        }
        node.requireNoLocks();
    }

    @Test
    void a_fetch_size_and_a_limit_of_rows_are_kept() {
        jdbc.batchUpdate(INSERT, List.of(new Object[] {"a"}, new Object[] {"b"}, new Object[] {"c"}));
        jdbc.setFetchSize(1);
        jdbc.setMaxRows(2);
        assertThat(jdbc.queryForList("SELECT body FROM note", String.class)).containsExactly("a", "b");
    }

    @Test
    void a_query_past_its_timeout_is_ended() {
        jdbc.setQueryTimeout(1);
        assertThatThrownBy(() -> jdbc.queryForObject(
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
                        Long.class))
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(jdbc.queryForObject("SELECT 1", Integer.class)).isOne();
    }
}
