package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.adapters.jdbc.SqlText.Verb;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "  -- hello\n /* INSERT; */ update t SET a = 1",
                "delete from t",
                "REPLACE INTO t VALUES (1)",
                "CREATE TABLE t(a)",
                "drop table t",
                "ALTER TABLE t ADD COLUMN b",
                "VACUUM",
                "REINDEX",
                "ANALYZE",
                "; ; INSERT INTO t VALUES (1)",
                "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
                "WITH RECURSIVE x(a, b) AS NOT MATERIALIZED (VALUES (1, (2))), y AS (SELECT ')') DELETE FROM t"
            })
    void a_statement_that_changes_the_database_is_a_write(String sql) {
        assertThat(SqlText.parse(sql).writes()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'INSERT INTO t'",
                "/* DROP */ values (1)",
                "EXPLAIN QUERY PLAN DELETE FROM t",
                "EXPLAIN INSERT INTO t VALUES (1)",
                "WITH \"insert\" AS (SELECT 1) SELECT * FROM \"insert\"",
                "WITH replace(a) AS (SELECT 1), [delete] AS (SELECT 2) SELECT * FROM replace",
                "SELECT 1 -- ; DROP TABLE t",
                "DETACH x"
            })
    void a_statement_that_only_reads_is_no_write(String sql) {
        assertThat(SqlText.parse(sql).writes()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "begin immediate", "COMMIT", "END", "ROLLBACK TO x", "SAVEPOINT x", "RELEASE x"})
    void transaction_control_is_recognised(String sql) {
        assertThat(SqlText.parse(sql).verb()).isEqualTo(Verb.TRANSACTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PRAGMA journal_mode=DELETE | journal_mode | delete | false",
                "pragma main.Journal_Mode = 'off' | journal_mode | off | false",
                "PRAGMA [main] . \"journal_mode\" ( `memory` ) | journal_mode | memory | false",
                "PRAGMA/*x*/locking_mode/*y*/=exclusive | locking_mode | exclusive | false",
                "PRAGMA cache_size = -2000 | cache_size | -2000 | false",
                "PRAGMA cache_size(+7) | cache_size | 7 | false",
                "PRAGMA query_only | query_only | | false",
                "EXPLAIN PRAGMA query_only=0 | query_only | 0 | true",
                "EXPLAIN QUERY PLAN PRAGMA query_only(off) | query_only | off | true"
            })
    void a_pragma_is_read_in_whatever_spelling(String sql, String name, @Nullable String value, boolean explained) {
        assertThat(SqlText.parse(sql).pragma()).isEqualTo(new Pragma(name, value, explained));
    }

    @Test
    void an_empty_value_is_a_value_for_sqlite_takes_it_for_the_first_mode_of_all() {
        assertThat(SqlText.parse("PRAGMA journal_mode=''").pragma()).isEqualTo(new Pragma("journal_mode", "", false));
    }

    @Test
    void a_line_comment_ends_with_its_line() {
        assertThat(SqlText.parse("PRAGMA locking_mode --\n = exclusive").pragma())
                .isEqualTo(new Pragma("locking_mode", "exclusive", false));
    }

    @Property(tries = 300)
    void a_quoted_text_never_names_a_verb(@ForAll @StringLength(max = 40) String any) {
        SqlText text = SqlText.parse("SELECT '" + any.replace("'", "''") + "' AS a");
        assertThat(text.verb()).isEqualTo(Verb.PLAIN);
        assertThat(text.keyword()).isEqualTo("SELECT");
    }
}
