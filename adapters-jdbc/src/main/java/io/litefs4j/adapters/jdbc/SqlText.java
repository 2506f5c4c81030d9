package io.litefs4j.adapters.jdbc;

import io.litefs4j.adapters.jdbc.SqlScanner.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One statement, with what must be known of it before SQLite sees it.
 *
 * @param text as the application wrote it
 * @param keyword its first word in capitals, or that of the statement that it explains; empty where there is none
 * @param verb what has to be decided without asking SQLite
 * @param isQuery whether it only reads, by its first word. Two functions write inside a SELECT, {@code optimize} of FTS4 and
 *     {@code pragma_optimize}; both only rearrange, and {@code query_only} refuses them
 * @param pragma what a PRAGMA does; null elsewhere
 */
record SqlText(
        String text,
        String keyword,
        Verb verb,
        boolean isQuery,
        @Nullable Pragma pragma) {
    enum Verb {
        /** Nothing but blanks and comments. */
        NONE,
        /** SQLite knows what it does, and can be asked. */
        PLAIN,
        EXPLAIN,
        PRAGMA,
        TRANSACTION,
        ATTACH,
        DETACH,
        VACUUM,
        /** Text that sqlite-jdbc takes for itself and never shows to SQLite. */
        DRIVER_COMMAND
    }

    private static final Set<String> TRANSACTIONS =
            Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");

    /** The first words of all statements that change a schema; a WITH never comes before one. */
    private static final Set<String> SCHEMA_WORDS =
            Set.of("CREATE", "DROP", "ALTER", "ANALYZE", "ATTACH", "DETACH", "VACUUM");

    /** What reads nothing and changes nothing. */
    static final SqlText NO_WRITE = parse("SELECT 1");

    /** Reads the text of one statement. */
    static SqlText parse(String sql) {
        SqlScanner token = new SqlScanner(sql);
        skipSemicolons(token);
        boolean explained = token.isWord("EXPLAIN");
        if (explained) {
            token.next();
            while (token.isWord("QUERY") || token.isWord("PLAN")) {
                token.next();
            }
        }
        String keyword = token.keyword();
        Verb verb = token.kind() == Kind.END && !explained ? Verb.NONE : verb(keyword, explained);
        boolean isQuery = verb == Verb.EXPLAIN || keyword.equals("SELECT");
        return new SqlText(sql, keyword, verb, isQuery, verb == Verb.PRAGMA ? Pragma.parse(token, explained) : null);
    }

    /** Explaining changes nothing, but a PRAGMA may take effect while it is compiled, so also when it is explained. */
    private static Verb verb(String keyword, boolean explained) {
        if (keyword.equals("PRAGMA")) {
            return Verb.PRAGMA;
        }
        if (explained) {
            return Verb.EXPLAIN;
        }
        if (TRANSACTIONS.contains(keyword)) {
            return Verb.TRANSACTION;
        }
        // The driver compares the first letters and asks for no end of the word.
        if (keyword.startsWith("BACKUP") || keyword.startsWith("RESTORE")) {
            return Verb.DRIVER_COMMAND;
        }
        return switch (keyword) {
            case "ATTACH" -> Verb.ATTACH;
            case "DETACH" -> Verb.DETACH;
            case "VACUUM" -> Verb.VACUUM;
            default -> Verb.PLAIN;
        };
    }

    private static void skipSemicolons(SqlScanner token) {
        token.next();
        while (token.isSymbol(';')) {
            token.next();
        }
    }

    /** Returns whether SQLite refuses it inside a transaction, or lets it pass there without an effect. */
    boolean needsAutoCommit() {
        return switch (verb) {
            case PRAGMA -> pragma != null && pragma.sets();
            case VACUUM, ATTACH, DETACH -> true;
            default -> false;
        };
    }

    /** Returns whether it begins no transaction where none is open: it would have no effect there, or fail. */
    boolean belongsOutsideTransaction() {
        return needsAutoCommit() && (pragma == null || !pragma.kind().writes());
    }

    /**
     * Returns whether what is known of other statements may be wrong once this one has run; false is certain. A look at
     * the first word, for where asking SQLite would cost more than forgetting.
     */
    boolean mayChangeSchema() {
        return pragma != null ? pragma.kind().changesSchema() : verb != Verb.EXPLAIN && SCHEMA_WORDS.contains(keyword);
    }

    /** Returns the text from its first token on, so that something can be written before it. */
    String withoutLeadingSemicolons() {
        SqlScanner token = new SqlScanner(text);
        skipSemicolons(token);
        return text.substring(token.start());
    }
}
