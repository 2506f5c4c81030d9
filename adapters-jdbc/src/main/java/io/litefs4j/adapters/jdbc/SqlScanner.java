package io.litefs4j.adapters.jdbc;

import java.util.Locale;

/**
 * Cuts SQL text into the tokens that SQLite sees: words, quoted names, literals, variables and symbols; blanks and
 * comments vanish. Never fails: an unterminated quote or comment runs to the end, and SQLite words the refusal. Not
 * thread-safe.
 *
 * <p><b>Source:</b> SQLite {@code tokenize.c}, {@code sqlite3GetToken}.
 */
final class SqlScanner {
    enum Kind {
        WORD,
        QUOTED,
        VARIABLE,
        SYMBOL,
        END
    }

    /** SQLite takes a byte order mark for a blank wherever a token may begin. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

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
            return kind;
        }
        char first = sql.charAt(next);
        if (closingQuote(first) != 0) {
            kind = Kind.QUOTED;
            skipQuoted(closingQuote(first));
        } else if (beginsVariable(first)) {
            kind = Kind.VARIABLE;
            skipVariable();
        } else if (isWordPart(first)) {
            kind = Kind.WORD;
            skipWord();
        } else {
            kind = Kind.SYMBOL;
            next++;
        }
        return kind;
    }

    Kind kind() {
        return kind;
    }

    /** Returns where the token begins. */
    int start() {
        return start;
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

    /** Returns whether the token is a text literal in single quotes, closed as it should be. */
    boolean isTextLiteral() {
        return kind == Kind.QUOTED && sql.charAt(start) == '\'' && isClosed();
    }

    /** Returns the token without its quotes. */
    String text() {
        if (kind != Kind.QUOTED) {
            return sql.substring(start, next);
        }
        String close = String.valueOf(closingQuote(sql.charAt(start)));
        String content = sql.substring(start + 1, isClosed() ? next - 1 : next);
        return close.equals("]") ? content : content.replace(close + close, close);
    }

    /** Returns the token as a keyword is written, in capitals. */
    String keyword() {
        return kind == Kind.WORD ? text().toUpperCase(Locale.ROOT) : "";
    }

    private boolean isClosed() {
        return next - start > 1 && sql.charAt(next - 1) == closingQuote(sql.charAt(start));
    }

    private void skipBlanksAndComments() {
        while (next < sql.length()) {
            if (beginsBlank(sql.charAt(next))) {
                skipBlank();
            } else if (sql.startsWith("--", next)) {
                next = indexOf("\n", next + 2);
            } else if (sql.startsWith("/*", next) && next + 2 < sql.length()) {
                next = Math.min(indexOf("*/", next + 2) + 2, sql.length());
            } else {
                return;
            }
        }
    }

    /** Skips what SQLite itself skips behind a statement that it has run, before it reads tokens again. */
    void skipSpaces() {
        while (next < sql.length() && isSpace(sql.charAt(next))) {
            next++;
        }
    }

    private void skipBlank() {
        boolean mark = sql.charAt(next++) == BYTE_ORDER_MARK;
        while (!mark && next < sql.length() && isSpace(sql.charAt(next))) {
            next++;
        }
    }

    private int indexOf(String ending, int from) {
        int found = sql.indexOf(ending, from);
        return found < 0 ? sql.length() : found;
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

    /** In {@code $name::more(suffix)} all is one token, also a quote, a comment or a semicolon between the parentheses. */
    private void skipVariable() {
        next++;
        boolean named = false;
        while (next < sql.length()) {
            char c = sql.charAt(next);
            if (isWordPart(c)) {
                named = true;
                next++;
            } else if (sql.startsWith("::", next)) {
                next += 2;
            } else {
                break;
            }
        }
        if (named && sql.startsWith("(", next)) {
            skipSuffix();
        }
    }

    private void skipSuffix() {
        while (next < sql.length() && !isSpace(sql.charAt(next))) {
            if (sql.charAt(next++) == ')') {
                return;
            }
        }
    }

    private void skipWord() {
        while (next < sql.length() && isWordPart(sql.charAt(next))) {
            next++;
        }
    }

    private static char closingQuote(char open) {
        return switch (open) {
            case '\'', '"', '`' -> open;
            case '[' -> ']';
            default -> 0;
        };
    }

    private static boolean beginsVariable(char c) {
        return c == '$' || c == '@' || c == ':' || c == '#';
    }

    /** A vertical tab is a blank to SQLite's tokenizer behind another one, and nowhere else. */
    private static boolean beginsBlank(char c) {
        return (isSpace(c) && c != '\u000b') || c == BYTE_ORDER_MARK;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
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
