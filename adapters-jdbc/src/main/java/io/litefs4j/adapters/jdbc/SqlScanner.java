package io.litefs4j.adapters.jdbc;

/**
 * Cuts SQL text into the tokens that SQLite sees: words, quoted names, literals and symbols; blanks and comments
 * vanish. Never fails: an unterminated quote or comment runs to the end, and SQLite words the refusal. Not thread-safe.
 */
final class SqlScanner {
    enum Kind {
        WORD,
        QUOTED,
        SYMBOL,
        END
    }

    private final String sql;
    private int start;
    private int next;
    private Kind kind = Kind.END;

    SqlScanner(String sql) {
        this.sql = sql;
    }

    Kind next() {
        skipBlanksAndComments();
        start = next;
        if (next >= sql.length()) {
            kind = Kind.END;
        } else if (closingQuote(sql.charAt(next)) != 0) {
            kind = Kind.QUOTED;
            skipQuoted(closingQuote(sql.charAt(next)));
        } else if (isWordPart(sql.charAt(next))) {
            kind = Kind.WORD;
            while (next < sql.length() && isWordPart(sql.charAt(next))) {
                next++;
            }
        } else {
            kind = Kind.SYMBOL;
            next++;
        }
        return kind;
    }

    /** Returns whether the token is this keyword, which a quoted name never is. */
    boolean isWord(String upperCase) {
        return kind == Kind.WORD
                && next - start == upperCase.length()
                && sql.regionMatches(true, start, upperCase, 0, upperCase.length());
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && sql.charAt(start) == symbol;
    }

    /** Returns the token without its quotes. */
    String text() {
        if (kind != Kind.QUOTED) {
            return sql.substring(start, next);
        }
        String close = String.valueOf(closingQuote(sql.charAt(start)));
        boolean closed = next - start > 1 && sql.startsWith(close, next - 1);
        return sql.substring(start + 1, closed ? next - 1 : next).replace(close + close, close);
    }

    private void skipBlanksAndComments() {
        while (next < sql.length()) {
            if (isBlank(sql.charAt(next))) {
                next++;
            } else if (sql.startsWith("--", next)) {
                next = after("\n", next + 2);
            } else if (sql.startsWith("/*", next)) {
                next = after("*/", next + 2);
            } else {
                return;
            }
        }
    }

    private int after(String ending, int from) {
        int found = sql.indexOf(ending, from);
        return found < 0 ? sql.length() : found + ending.length();
    }

    private void skipQuoted(char close) {
        next++;
        while (next < sql.length()) {
            if (sql.charAt(next++) == close) {
                boolean doubled = close != ']' && next < sql.length() && sql.charAt(next) == close;
                if (!doubled) {
                    return;
                }
                next++;
            }
        }
    }

    private static char closingQuote(char open) {
        return switch (open) {
            case '\'', '"', '`' -> open;
            case '[' -> ']';
            default -> 0;
        };
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}
