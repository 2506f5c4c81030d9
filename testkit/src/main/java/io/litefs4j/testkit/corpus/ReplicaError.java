package io.litefs4j.testkit.corpus;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What plain sqlite-jdbc on a replica's mount of the real LiteFS answered to statements sent one after the other on one
 * connection: file {@code replica-errors.jsonl}.
 *
 * @param journalMode the database's: {@code wal} or {@code delete}
 * @param open further URI parameters of the connection, such as {@code ?mode=ro}; mostly empty
 * @param script the statements, in their order
 * @param outcomes one for each statement, up to the first that failed and beyond it
 */
public record ReplicaError(String journalMode, String open, List<String> script, List<Outcome> outcomes) {
    private static final CorpusFile FILE = new CorpusFile("replica-errors.jsonl");

    public ReplicaError {
        requireNonNull(journalMode, "journalMode");
        requireNonNull(open, "open");
        script = List.copyOf(script);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * How one statement ended.
     *
     * @param code SQLite's primary result code; 0 where the statement succeeded
     * @param extendedCode SQLite's extended result code; 0 where the statement succeeded
     */
    public record Outcome(int code, int extendedCode) {
        /** The statement succeeded. */
        public static final Outcome OK = new Outcome(0, 0);

        public boolean isOk() {
            return code == 0;
        }
    }

    /** Returns the whole file. */
    public static List<ReplicaError> all() {
        return FILE.entries().stream().map(ReplicaError::read).toList();
    }

    /** Returns the entry as a line of the file. */
    public String line() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("journal", journalMode);
        json.put("open", open);
        json.put("script", script);
        json.put(
                "outcomes",
                outcomes.stream()
                        .map(outcome -> List.of((long) outcome.code(), (long) outcome.extendedCode()))
                        .toList());
        return CorpusFile.line(json);
    }

    private static ReplicaError read(Map<String, @Nullable Object> json) {
        List<String> script =
                list(json, "script").stream().map(String.class::cast).toList();
        List<Outcome> outcomes = list(json, "outcomes").stream()
                .map(pair -> new Outcome(number((List<?>) pair, 0), number((List<?>) pair, 1)))
                .toList();
        return new ReplicaError(
                (String) requireNonNull(json.get("journal"), "journal"),
                (String) requireNonNull(json.get("open"), "open"),
                script,
                outcomes);
    }

    private static List<?> list(Map<String, @Nullable Object> json, String name) {
        return (List<?>) requireNonNull(json.get(name), name);
    }

    private static int number(List<?> pair, int index) {
        return ((Long) pair.get(index)).intValue();
    }
}
