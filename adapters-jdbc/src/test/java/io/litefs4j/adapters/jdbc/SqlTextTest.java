package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.adapters.jdbc.SqlText.Verb;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
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
        assertThat(SqlText.parse(sql).verb()).isEqualTo(Verb.WRITE);
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
        assertThat(SqlText.parse(sql).verb()).isEqualTo(Verb.READ);
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
                "PRAGMA journal_mode=DELETE | journal_mode | delete",
                "pragma main.Journal_Mode = 'off' | journal_mode | off",
                "PRAGMA [main] . \"journal_mode\" ( `memory` ) | journal_mode | memory",
                "PRAGMA/*x*/locking_mode/*y*/=exclusive | locking_mode | exclusive",
                "EXPLAIN PRAGMA query_only=0 | query_only | 0",
                "EXPLAIN QUERY PLAN PRAGMA query_only(off) | query_only | off"
            })
    void a_pragma_is_read_in_whatever_spelling(String sql, String name, String value) {
        assertThat(SqlText.parse(sql).pragma()).isEqualTo(new SqlText.Pragma(name, value));
    }

    @Test
    void a_line_comment_ends_with_its_line() {
        assertThat(SqlText.parse("PRAGMA locking_mode --\n = exclusive").pragma())
                .isEqualTo(new SqlText.Pragma("locking_mode", "exclusive"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 1 | 1",
                "SELECT 1; | 1",
                "SELECT ';' | 1",
                "SELECT 1 /* ; */ -- ; SELECT 2 | 1",
                "SELECT \";\" , [;], `;` | 1",
                "SELECT 1; SELECT 2 | 2",
                ";;SELECT 1;;SELECT 2;; | 2",
                "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END; END | 1",
                "CREATE TEMP TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 2 | 2",
                "EXPLAIN CREATE TEMPORARY TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END; | 1",
                "CREATE TABLE trigger_log(a); DROP TABLE trigger_log | 2",
                " | 0"
            })
    void statements_are_counted_as_sqlite_divides_them(String sql, int count) {
        assertThat(SqlText.parse(sql == null ? "" : sql).statements()).isEqualTo(count);
    }

    @Property(tries = 300)
    void a_quoted_text_never_ends_a_statement_or_names_a_verb(@ForAll @StringLength(max = 40) String any) {
        String quoted = "'" + any.replace("'", "''") + "'";
        SqlText text = SqlText.parse("SELECT " + quoted + " AS a");
        assertThat(text.statements()).isEqualTo(1);
        assertThat(text.verb()).isEqualTo(Verb.READ);
    }

    @Property(tries = 300)
    void any_text_at_all_is_read_to_its_end(@ForAll String any) {
        assertThat(SqlText.parse(any).statements()).isNotNegative();
    }
}
