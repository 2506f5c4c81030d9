package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlScriptTest {
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
                "SELECT $a(';'); SELECT :b::c(--;); SELECT 1 | 3",
                "SELECT $a(') ; SELECT 2 --' | 2",
                "SELECT :: ('; SELECT 2') | 1",
                "SELECT 1;\u000bSELECT 2 | 2",
                "SELECT 1;\u000b | 1",
                ";; -- nothing | 0",
                " | 0"
            })
    void statements_are_divided_as_sqlite_divides_them(@Nullable String sql, int count) {
        assertThat(SqlScript.statements(sql == null ? "" : sql)).hasSize(count);
    }

    @Test
    void each_statement_comes_with_its_own_text_and_without_its_semicolon() {
        assertThat(SqlScript.statements(" ; SELECT ';' -- a\n; /* b */ SELECT 2 /* ; */ ;; "))
                .isEqualTo(List.of("SELECT ';' -- a\n", "SELECT 2 /* ; */ "));
    }

    @Test
    void a_text_of_one_statement_stays_as_it_is() {
        String one = " /* ; */ SELECT 1; -- done";
        assertThat(SqlScript.statements(one)).containsExactly(one);
    }

    @Property(tries = 300)
    void a_quoted_text_never_ends_a_statement(@ForAll @StringLength(max = 40) String any) {
        String quoted = "'" + any.replace("'", "''") + "'";
        assertThat(SqlScript.statements("SELECT " + quoted + " AS a")).hasSize(1);
    }

    @Property(tries = 300)
    void any_text_at_all_is_read_to_its_end(@ForAll String any) {
        assertThat(SqlScript.statements("a" + any)).isNotEmpty();
    }
}
