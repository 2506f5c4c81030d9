package io.litefs4j.adapters.jdbc.model;

import io.litefs4j.adapters.jdbc.model.Step.How;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws programs over a handful of tables. Few values, so that they meet: much fails, and for many reasons. */
final class Programs {
    static final List<Step> BEGINNING = List.of(
            new Step.Run(How.UPDATE, "PRAGMA synchronous=OFF"),
            new Step.Run(
                    How.UPDATE,
                    "CREATE TABLE note(id INTEGER PRIMARY KEY CHECK (id < 1000000), body TEXT UNIQUE, rank REAL CHECK (rank < 100))"),
            new Step.Run(How.UPDATE, "CREATE TABLE word(text TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID"),
            new Step.Run(
                    How.UPDATE,
                    "CREATE TABLE link(note INTEGER REFERENCES note(id) DEFERRABLE INITIALLY DEFERRED, anything)"),
            new Step.Run(How.UPDATE, "INSERT INTO note(body, rank) VALUES ('one', 1), ('two', 2.5), ('three', NULL)"));

    /** Each question mark is a parameter, or a literal where the text is not prepared. */
    private static final List<String> WRITES = List.of(
            "INSERT INTO note(body, rank) VALUES (?, ?)",
            "INSERT INTO note(id, body) VALUES (?, ?)",
            "INSERT OR IGNORE INTO note(id, body) VALUES (?, ?)",
            "INSERT OR REPLACE INTO note(id, body) VALUES (?, ?)",
            "INSERT OR FAIL INTO note(body) VALUES (?), (?), ('one')",
            "INSERT OR ABORT INTO note(body) VALUES (?), ('one')",
            "INSERT OR ROLLBACK INTO note(body) VALUES (?), ('one')",
            "INSERT INTO note(body, rank) VALUES (?, ?) ON CONFLICT(body) DO UPDATE SET rank = excluded.rank",
            "INSERT INTO word VALUES (?, ?)",
            "INSERT INTO link VALUES (?, ?)",
            "REPLACE INTO word SELECT body, id FROM note",
            "UPDATE note SET rank = ? WHERE body <> ?",
            "UPDATE note SET body = ? WHERE id > ?",
            "UPDATE note SET body = body || ?",
            "UPDATE word SET bytes = ?",
            "DELETE FROM note WHERE body = ?",
            "DELETE FROM note WHERE id = ?",
            "DELETE FROM link",
            "INSERT INTO missing VALUES (?)",
            "INSERT INTO note(body) VALUES",
            "WITH few(x) AS (VALUES (?), (?)) INSERT INTO link SELECT NULL, x FROM few");

    private static final List<String> WRITES_WITH_ROWS = List.of(
            "INSERT INTO note(body) VALUES (?), (?) RETURNING id, body",
            "UPDATE note SET rank = ? RETURNING id, rank AS changed",
            "DELETE FROM note WHERE rank > ? RETURNING *");

    private static final List<String> READS = List.of(
            "SELECT * FROM note ORDER BY id",
            "SELECT id AS number, body FROM note WHERE body > ? ORDER BY id",
            "SELECT ?, typeof(?)",
            "SELECT ? AS a, ? AS a",
            "SELECT count(*), sum(rank), total(id) FROM note",
            "SELECT * FROM word ORDER BY 1",
            "SELECT anything, typeof(anything) FROM link ORDER BY 1, 2",
            "SELECT n.id, w.bytes FROM note n LEFT JOIN word w ON w.text = n.body ORDER BY 1",
            "SELECT abs(?)",
            "SELECT nothing FROM note",
            "SELEC",
            "VALUES (?), (?)",
            "PRAGMA table_info(note)",
            "PRAGMA user_version",
            "EXPLAIN QUERY PLAN SELECT * FROM word",
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE extra(a, b)",
            "CREATE TABLE IF NOT EXISTS extra(a)",
            "CREATE TABLE note(a)",
            "CREATE TABLE copy AS SELECT * FROM note",
            "CREATE INDEX by_rank ON note(rank)",
            "DROP INDEX by_rank",
            "DROP TABLE extra",
            "DROP TABLE IF EXISTS extra",
            "ALTER TABLE note ADD COLUMN more TEXT DEFAULT 'x'",
            "ALTER TABLE extra RENAME TO word2",
            "CREATE VIEW seen AS SELECT body FROM note",
            "CREATE TRIGGER grow AFTER INSERT ON word BEGIN INSERT INTO link VALUES (NULL, new.text); END",
            "PRAGMA user_version = 7",
            "PRAGMA foreign_keys = ON",
            "REINDEX",
            "ANALYZE");

    private Programs() {}

    static Arbitrary<List<Step>> programs() {
        return step().list().ofMinSize(1).ofMaxSize(40);
    }

    private static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, plain(WRITES)),
                Tuple.of(8, prepared(WRITES)),
                Tuple.of(2, plain(WRITES_WITH_ROWS)),
                Tuple.of(3, prepared(WRITES_WITH_ROWS)),
                Tuple.of(3, plain(READS)),
                Tuple.of(5, prepared(READS)),
                Tuple.of(3, plain(SCHEMA)),
                Tuple.of(4, batches()),
                Tuple.of(2, keys()),
                Tuple.of(3, cursors()),
                Tuple.of(10, boundaries()),
                Tuple.of(4, savepoints()),
                Tuple.of(1, readOnly()),
                Tuple.of(2, questions()));
    }

    private static Arbitrary<Step> plain(List<String> texts) {
        return Combinators.combine(Arbitraries.of(How.class), literal(texts)).as(Step.Run::new);
    }

    private static Arbitrary<Step> prepared(List<String> texts) {
        return Arbitraries.of(texts)
                .flatMap(sql -> Combinators.combine(Arbitraries.of(How.class), values(sql))
                        .as((how, values) -> new Step.RunPrepared(how, sql, values)));
    }

    private static Arbitrary<Step> keys() {
        return Arbitraries.of(WRITES.subList(0, 8))
                .flatMap(sql -> values(sql).map(values -> new Step.InsertForKeys(sql, values)));
    }

    private static Arbitrary<Step> batches() {
        Arbitrary<String> entry = Arbitraries.frequencyOf(
                Tuple.of(8, literal(WRITES)),
                Tuple.of(1, literal(WRITES_WITH_ROWS)),
                Tuple.of(1, literal(SCHEMA.subList(0, 12))));
        Arbitrary<Step> preparedBatch = Arbitraries.of(WRITES)
                .flatMap(sql -> values(sql)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(entries -> new Step.PreparedBatch(sql, entries)));
        return Arbitraries.oneOf(
                entry.list().ofMaxSize(4).map(Step.Batch::new),
                preparedBatch,
                entry.list().ofMinSize(2).ofMaxSize(4).map(Step.Script::new));
    }

    private static Arbitrary<Step> cursors() {
        Arbitrary<String> rows = Arbitraries.oneOf(literal(READS), literal(WRITES_WITH_ROWS));
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.integers().between(0, 2), rows).as(Step.Peek::new),
                literal(READS).map(Step.OpenCursor::new),
                Arbitraries.of(new Step.Fetch(), new Step.Fetch(), new Step.CloseCursor()));
    }

    private static Arbitrary<Step> boundaries() {
        return Arbitraries.of(
                new Step.SetAutoCommit(false),
                new Step.SetAutoCommit(false),
                new Step.SetAutoCommit(true),
                new Step.Commit(),
                new Step.Rollback());
    }

    private static Arbitrary<Step> savepoints() {
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 3);
        return Arbitraries.oneOf(
                Arbitraries.of(new Step.SetSavepoint(null), new Step.SetSavepoint("here")),
                which.map(Step.RollbackTo::new),
                which.map(Step.Release::new));
    }

    private static Arbitrary<Step> readOnly() {
        return Arbitraries.of(false, true, false).map(Step.SetReadOnly::new);
    }

    private static Arbitrary<Step> questions() {
        return Arbitraries.of(new Step.AskForState(), new Step.AskForMeta("note"), new Step.AskForMeta("word"));
    }

    private static Arbitrary<String> literal(List<String> texts) {
        return Arbitraries.of(texts).flatMap(sql -> values(sql).map(values -> withLiterals(sql, values)));
    }

    private static String withLiterals(String sql, List<Value> values) {
        StringBuilder text = new StringBuilder();
        int used = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            text.append(c == '?' ? values.get(used++) : c);
        }
        return text.toString();
    }

    private static Arbitrary<List<Value>> values(String sql) {
        int count = (int) sql.chars().filter(c -> c == '?').count();
        return value().list().ofSize(count);
    }

    private static Arbitrary<Value> value() {
        List<Value> known = new ArrayList<>(List.of(
                Value.of("one"),
                Value.of("two"),
                Value.of(1),
                Value.of(2),
                Value.nothing(),
                Value.of(""),
                Value.of("it's"),
                Value.of("ünï \uD83D\uDE00 \u0434"),
                Value.of(0L),
                Value.of(Long.MAX_VALUE),
                Value.of(Long.MIN_VALUE),
                Value.of(1L << 40),
                Value.of(1.5),
                Value.of(-0.0),
                Value.of(1e300),
                Value.of(99.99999),
                Value.of(true),
                Value.of(new BigDecimal("12345678901234567890.5")),
                Value.of(new byte[0]),
                Value.of(new byte[] {0, 1, -1})));
        known.add(Value.objectOf("one"));
        return Arbitraries.of(known);
    }
}
