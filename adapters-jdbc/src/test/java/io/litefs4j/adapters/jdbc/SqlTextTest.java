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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INSERT INTO t VALUES (1) | INSERT",
                " /* DROP; */ update t SET a = 1 | UPDATE",
                "; ; /**/delete from t | DELETE",
                "EXPLAIN QUERY PLAN replace INTO t VALUES (1) | REPLACE",
                "explain Select 1 | SELECT",
                "\uFEFFvalues (1) | VALUES"
            })
    void the_keyword_is_the_first_word_whatever_stands_before_it(String sql, String keyword) {
        assertThat(SqlText.parse(sql).keyword()).isEqualTo(keyword);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " -- SELECT", "'SELECT' 1", "\u000bSELECT 1", "$select"})
    void what_begins_with_no_word_has_no_keyword(String sql) {
        assertThat(SqlText.parse(sql).keyword()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRAGMA user_version", "PRAGMA table_info(t)", "EXPLAIN DROP TABLE t", "SELECT 1"})
    void what_leaves_every_schema_as_it_is_may_not_change_one(String sql) {
        assertThat(SqlText.parse(sql).mayChangeSchema()).isFalse();
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
