package io.litefs4j.adapters.jdbc;

import io.litefs4j.adapters.jdbc.SqlScanner.Kind;
import java.util.Locale;
import java.util.Set;

/**
 * SQL text with what must be known of it before SQLite sees it.
 *
 * @param text as the application wrote it
 * @param verb what the first statement does
 * @param statements how many statements the text holds
 * @param pragma the lower-case name and value of a PRAGMA; empty elsewhere, and where it only asks
 */
record SqlText(String text, Verb verb, int statements, Pragma pragma) {
    enum Verb {
        /** Nothing but blanks and comments. */
        NONE,
        READ,
        /** Changes the database, or would: SQLite itself refuses it under {@code query_only}. */
        WRITE,
        PRAGMA,
        TRANSACTION,
        ATTACH,
        /** Text that sqlite-jdbc takes for itself and never shows to SQLite. */
        DRIVER_COMMAND
    }

    record Pragma(String name, String value) {
        static final Pragma NONE = new Pragma("", "");
    }

    private static final Set<String> WRITES =
            Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "REINDEX", "ANALYZE", "VACUUM");
    private static final Set<String> TRANSACTIONS =
            Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");

    static SqlText parse(String sql) {
        SqlScanner token = new SqlScanner(sql);
        StatementBoundaries boundaries = new StatementBoundaries();
        while (token.next() != Kind.END) {
            boundaries.accept(token);
        }
        SqlScanner first = new SqlScanner(sql);
        Verb verb = verb(first);
        return new SqlText(sql, verb, boundaries.count(), verb == Verb.PRAGMA ? pragma(first) : Pragma.NONE);
    }

    boolean writes() {
        return verb == Verb.WRITE;
    }

    /** Leaves the scanner on the verb. */
    private static Verb verb(SqlScanner token) {
        skipSemicolons(token);
        if (token.isWord("EXPLAIN")) {
            return explained(token);
        }
        if (token.isWord("WITH")) {
            return verbAfterTables(token);
        }
        String word = token.text().toUpperCase(Locale.ROOT);
        if (TRANSACTIONS.contains(word)) {
            return Verb.TRANSACTION;
        }
        return switch (word) {
            case "" -> Verb.NONE;
            case "PRAGMA" -> Verb.PRAGMA;
            case "ATTACH" -> Verb.ATTACH;
            case "BACKUP", "RESTORE" -> Verb.DRIVER_COMMAND;
            default -> WRITES.contains(word) ? Verb.WRITE : Verb.READ;
        };
    }

    private static void skipSemicolons(SqlScanner token) {
        token.next();
        while (token.isSymbol(';')) {
            token.next();
        }
    }

    /** Explaining changes nothing, but a PRAGMA may take effect while it is compiled, so also when it is explained. */
    private static Verb explained(SqlScanner token) {
        token.next();
        while (token.isWord("QUERY") || token.isWord("PLAN")) {
            token.next();
        }
        return token.isWord("PRAGMA") ? Verb.PRAGMA : Verb.READ;
    }

    /** In {@code WITH a(x) AS (…), b AS (…) INSERT …} the verb is the first word that follows a body. */
    private static Verb verbAfterTables(SqlScanner token) {
        int depth = 0;
        boolean afterParenthesis = false;
        while (token.next() != Kind.END) {
            if (afterParenthesis && !token.isSymbol(',') && !token.isWord("AS")) {
                return WRITES.contains(token.text().toUpperCase(Locale.ROOT)) ? Verb.WRITE : Verb.READ;
            }
            if (token.isSymbol('(')) {
                depth++;
            } else if (token.isSymbol(')')) {
                depth--;
            }
            afterParenthesis = depth == 0 && token.isSymbol(')');
        }
        return Verb.READ;
    }

    /** Reads {@code PRAGMA [schema.]name [= value | (value)]}, whatever the quotes. */
    private static Pragma pragma(SqlScanner token) {
        token.next();
        String name = token.text();
        token.next();
        if (token.isSymbol('.')) {
            token.next();
            name = token.text();
            token.next();
        }
        boolean sets = token.isSymbol('=') || token.isSymbol('(');
        if (sets) {
            token.next();
        }
        return new Pragma(name.toLowerCase(Locale.ROOT), sets ? token.text().toLowerCase(Locale.ROOT) : "");
    }
}
