package io.litefs4j.usecases.settings.yaml;

/** The classes of characters that YAML 1.1 tells apart, as libyaml draws them: words and digits are ASCII only. */
final class Chars {
    /** What the reader gives after the last character; no document can hold it. */
    static final int END = 0;

    static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int NEXT_LINE = 0x85;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    private static final String URI_MARKS = ";/?:@&=+$,.!~*'()[]%";

    private Chars() {}

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == NEXT_LINE || isUnicodeBreak(c);
    }

    /** Line and paragraph separator end a line, but are kept as they are where other breaks become a line feed. */
    static boolean isUnicodeBreak(int c) {
        return c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    static boolean isBreakOrEnd(int c) {
        return c == END || isBreak(c);
    }

    static boolean isBlankOrEnd(int c) {
        return isBlank(c) || isBreakOrEnd(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(int c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
    }

    static boolean isUri(int c) {
        return isWord(c) || (c > ' ' && c < 0x80 && URI_MARKS.indexOf(c) >= 0);
    }

    /** Returns the value of a hexadecimal digit, or -1. */
    static int hex(int c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
