package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.sqlite.SQLiteConnection;

/** However a statement is spelled, it stays the same statement. Here a blank stands wherever SQLite permits one. */
class SpellingTest {
    private static final List<String> HARMLESS = List.of(
            "SELECT * FROM note WHERE body = 'it''s;--'",
            "INSERT INTO note ( body ) VALUES ( 'x' ) RETURNING id",
            "WITH x AS ( SELECT 1 ) DELETE FROM note WHERE id IN x",
            "CREATE TABLE fresh ( a , b )",
            "CREATE TEMP TABLE fresh ( a )",
            "UPDATE draft SET body = 1",
            "CREATE TRIGGER fresh AFTER INSERT ON note BEGIN SELECT 1 ; INSERT INTO log ( what ) VALUES ( 1 ) ; END",
            "VACUUM main",
            "VACUUM INTO '/tmp/copy.db'",
            "EXPLAIN DELETE FROM note",
            "PRAGMA main . user_version = 7",
            "PRAGMA user_version",
            "DETACH other");

    private static final List<String> HARMFUL = List.of(
            "PRAGMA journal_mode = delete",
            "PRAGMA main . journal_mode ( 'off' )",
            "PRAGMA \"journal_mode\" = ''",
            "PRAGMA journal_mode = d",
            "PRAGMA [main] . `locking_mode` = [exclusive]",
            "EXPLAIN PRAGMA query_only = 0",
            "EXPLAIN QUERY PLAN PRAGMA locking_mode = exclusive",
            "PRAGMA temp_store_directory = '/tmp'",
            "ATTACH '/elsewhere/x.db' AS x",
            "ATTACH DATABASE ':memory:' AS x",
            "VACUUM INTO 'relative.db'",
            "BEGIN IMMEDIATE",
            "COMMIT",
            "END TRANSACTION",
            "ROLLBACK TO x",
            "SAVEPOINT x",
            "RELEASE x",
            "backup to '/tmp/never.db'",
            "restore from '/tmp/never.db'");

    private final SqlRules rules = new SqlRules(new AttachRule(Path.of("/nowhere"), List.of()));
    private Path directory;
    private CorpusDatabase database;
    private SQLiteConnection connection;

    @BeforeProperty
    void open() throws IOException, SQLException {
        directory = Files.createTempDirectory("spelling");
        database = new CorpusDatabase(directory);
        connection = database.writable();
    }

    @AfterProperty
    void close() throws IOException, SQLException {
        connection.close();
        database.close();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(SpellingTest::delete);
        }
        delete(directory);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A statement as written plainly, and the same one as nobody would write it. */
    record Spelled(String plain, String odd) {}

    @Provide
    Arbitrary<Spelled> harmless() {
        return Arbitraries.of(HARMLESS).flatMap(SpellingTest::spelled);
    }

    @Provide
    Arbitrary<Spelled> harmful() {
        return Arbitraries.of(HARMFUL).flatMap(SpellingTest::spelled);
    }

    private static Arbitrary<Spelled> spelled(String plain) {
        List<String> tokens = List.of(plain.split(" "));
        Arbitrary<List<String>> gaps = gap().list().ofSize(tokens.size() + 1);
        Arbitrary<List<Boolean>> capitals = Arbitraries.of(true, false).list().ofSize(tokens.size());
        Arbitrary<String> ending = Arbitraries.of("", ";", " ;; ", "; -- DROP TABLE note");
        return Combinators.combine(gaps, capitals, ending, Arbitraries.of("", ";", " ; ; "))
                .as((g, c, end, begin) -> new Spelled(plain, begin + odd(tokens, g, c) + end));
    }

    /** None is empty, and none is what SQLite takes for a blank only after another one. */
    private static Arbitrary<String> gap() {
        return Arbitraries.of(
                        " ",
                        "\t",
                        "\r\n",
                        "\f ",
                        " \u000b",
                        " \uFEFF ",
                        "/**/",
                        "/* ' ; \" */",
                        "-- ' ; /*\n",
                        "/*/ DROP */",
                        "--\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
    }

    private static String odd(List<String> tokens, List<String> gaps, List<Boolean> capitals) {
        StringBuilder odd = new StringBuilder(gaps.get(0));
        for (int i = 0; i < tokens.size(); i++) {
            odd.append(cased(tokens.get(i), capitals.get(i))).append(gaps.get(i + 1));
        }
        return odd.toString();
    }

    private static String cased(String token, boolean capitals) {
        boolean isWord = token.chars().allMatch(c -> c == '_' || Character.isLetter(c));
        if (!isWord) {
            return token;
        }
        return capitals ? token.toUpperCase(Locale.ROOT) : token.toLowerCase(Locale.ROOT);
    }

    @Property(tries = 500)
    void a_statement_keeps_its_kind_in_every_spelling(@ForAll("harmless") Spelled sql) throws SQLException {
        StatementKind kind = new StatementKinds(connection).kindOf(SqlText.parse(sql.plain()));
        assertThat(kind).isNotEqualTo(StatementKind.UNKNOWN);
        assertThat(new StatementKinds(connection).kindOf(SqlText.parse(sql.odd())))
                .isEqualTo(kind);
    }

    @Property(tries = 500)
    void a_harmless_statement_is_permitted_in_every_spelling(@ForAll("harmless") Spelled sql) throws SQLException {
        assertThat(rules.script(sql.odd())).hasSize(1);
        assertThat(rules.statement(sql.odd()).text()).isEqualTo(sql.odd());
    }

    @Property(tries = 1000)
    void a_harmful_statement_is_refused_in_every_spelling(@ForAll("harmful") Spelled sql) {
        assertThatThrownBy(() -> rules.statement(sql.odd()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Property(tries = 500)
    void a_harmful_statement_does_not_hide_behind_a_harmless_one(
            @ForAll("harmless") Spelled first, @ForAll("harmful") Spelled second) {
        assertThatThrownBy(() -> rules.script(first.odd() + "\n;" + second.odd()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    /** To SQLite {@code $a(')} is a parameter, and the quote in it opens nothing. */
    @Example
    void a_harmful_statement_does_not_hide_in_the_name_of_a_parameter() {
        assertThatThrownBy(() -> rules.script("SELECT $a('); PRAGMA journal_mode=delete --'"))
                .hasMessageContaining("journal_mode=delete");
    }
}
