package io.litefs4j.adapters.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides text into its statements exactly where SQLite does. Everything behind a statement that SQLite cannot parse
 * counts as reached, though SQLite would stop there: so nothing hides behind an error.
 *
 * <p><b>Source:</b> SQLite {@code legacy.c}, {@code sqlite3_exec}.
 */
final class SqlScript {
    private SqlScript() {}

    /** Returns each statement's text, in order; empty for text that holds none. */
    static List<String> statements(String sql) {
        return endsAtFirstSemicolon(sql) ? single(sql) : divide(sql);
    }

    private static boolean endsAtFirstSemicolon(String sql) {
        int semicolon = sql.indexOf(';');
        return semicolon < 0 || semicolon == sql.length() - 1;
    }

    private static List<String> single(String sql) {
        SqlScanner first = new SqlScanner(sql);
        boolean empty = first.next() == SqlScanner.Kind.END || first.isSymbol(';');
        return empty ? List.of() : List.of(sql);
    }

    private static List<String> divide(String sql) {
        List<String> statements = new ArrayList<>();
        SqlScanner token = new SqlScanner(sql);
        StatementBoundaries boundaries = new StatementBoundaries();
        int begin = -1;
        while (token.next() != SqlScanner.Kind.END) {
            boundaries.accept(token);
            if (begin < 0 && !boundaries.isBetweenStatements()) {
                begin = token.start();
            } else if (begin >= 0 && boundaries.isBetweenStatements()) {
                statements.add(sql.substring(begin, token.start()));
                begin = -1;
                token.skipSpaces();
            }
        }
        if (begin >= 0) {
            statements.add(sql.substring(begin));
        }
        return statements.size() == 1 ? List.of(sql) : List.copyOf(statements);
    }
}
