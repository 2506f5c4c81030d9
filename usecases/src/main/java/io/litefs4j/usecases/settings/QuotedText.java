package io.litefs4j.usecases.settings;

import java.util.Arrays;

/**
 * A string as a YAML scalar in double quotes, the only style that can hold every string on one line.
 *
 * <p>What can be read is kept; what cannot be seen, could be taken for a line break, or is not allowed in a YAML file is
 * escaped, and so is the dollar. Source: go-yaml v3 {@code scannerc.go}, {@code yaml_parser_scan_flow_scalar};
 * {@code readerc.go}, the characters a file may have.
 */
final class QuotedText {
    /** Tag characters, and private use behind them. */
    private static final int FIRST_TAG = 0xE0000;

    private static final Range[] UNSEEN = {
        new Range(0x007F, 0x00A0), // controls and the no-break space
        new Range(0x00AD, 0x00AD), // soft hyphen
        new Range(0x061C, 0x061C), // Arabic letter mark
        new Range(0x1680, 0x1680), // Ogham blank
        new Range(0x180E, 0x180E), // Mongolian vowel separator
        new Range(0x2000, 0x200F), // blanks, joiners and direction marks
        new Range(0x2028, 0x202F), // line separators, embeddings, narrow blank
        new Range(0x205F, 0x206F), // mathematical blank, invisible operators, isolates
        new Range(0x3000, 0x3000), // ideographic blank
        new Range(0xD800, 0xF8FF), // surrogates and private use
        new Range(0xFDD0, 0xFDEF), // no characters
        new Range(0xFEFF, 0xFEFF), // byte order mark
        new Range(0xFFF0, 0xFFFF), // specials
    };

    private QuotedText() {}

    static String of(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(c -> append(text, c));
        return text.append('"').toString();
    }

    private static void append(StringBuilder text, int c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c != '$' && isReadable(c)) {
                    text.appendCodePoint(c);
                } else {
                    text.append(escape(c));
                }
            }
        }
    }

    private static String escape(int c) {
        if (c <= 0xFF) {
            return String.format("\\x%02X", c);
        }
        return c <= 0xFFFF ? String.format("\\u%04X", c) : String.format("\\U%08X", c);
    }

    /** By fixed ranges rather than by the categories of the JDK, so that all JDKs write the same bytes. */
    private static boolean isReadable(int c) {
        if (c < 0x7F) {
            return c >= ' ';
        }
        boolean isNonCharacter = (c & 0xFFFE) == 0xFFFE;
        return c < FIRST_TAG && !isNonCharacter && Arrays.stream(UNSEEN).noneMatch(range -> range.contains(c));
    }

    /** Code points from {@code first} to {@code last}. */
    private record Range(int first, int last) {
        boolean contains(int c) {
            return first <= c && c <= last;
        }
    }
}
