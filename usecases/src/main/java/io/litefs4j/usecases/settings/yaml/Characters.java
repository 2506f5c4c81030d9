package io.litefs4j.usecases.settings.yaml;

import org.yaml.snakeyaml.error.Mark;

/**
 * The characters of a document with a place in it: the scanner's view of the file. Not thread-safe.
 *
 * <p>Characters are decoded only as far ahead as asked for, see {@link ByteDecoder}; those behind the place are dropped, so
 * that a long file costs little memory. Source: gopkg.in/yaml.v3 {@code readerc.go}, and {@code skip}, {@code read_line} in
 * {@code scannerc.go}.
 */
final class Characters {
    private static final int[] NO_SNIPPET = {};

    private final ByteDecoder decoder;
    private int[] window = new int[2048];
    private int start;
    private int end;
    private boolean begun;
    private boolean byteOrderMarkAhead;

    private int index;
    private int line;
    private int column;
    private int breaksSinceContent;

    Characters(byte[] bytes) {
        decoder = new ByteDecoder(bytes);
    }

    int index() {
        return index;
    }

    /** Returns the line, from 0. */
    int line() {
        return line;
    }

    /** Returns the column, from 0. */
    int column() {
        return column;
    }

    /** Returns how many line breaks were passed since the last character that is neither blank nor break. */
    int breaksSinceContent() {
        return breaksSinceContent;
    }

    Mark mark() {
        return new Mark("litefs.yml", index, line, column, NO_SNIPPET, 0);
    }

    YamlRefusal refusal(String message) {
        return new YamlRefusal(line + 1, column + 1, message);
    }

    static YamlRefusal refusal(Mark at, String message) {
        return new YamlRefusal(at.getLine() + 1, at.getColumn() + 1, message);
    }

    /** Returns the character here, or {@link Chars#END}. */
    int peek() {
        return peek(0);
    }

    /** Returns the character {@code ahead} of here, or {@link Chars#END}. */
    int peek(int ahead) {
        ensure(ahead + 1);
        return start + ahead < end ? window[start + ahead] : Chars.END;
    }

    /** Decodes until {@code count} characters are known, or the document ends. */
    void ensure(int count) {
        if (end - start >= count) {
            return;
        }
        if (!begun) {
            begun = true;
            decoder.begin();
        }
        System.arraycopy(window, start, window, 0, end - start);
        end -= start;
        start = 0;
        try {
            decode(count);
        } catch (ByteDecoder.BadBytes e) {
            throw refusalBehindWindow(String.valueOf(e.getMessage()));
        }
        byteOrderMarkAhead = end > 0 && window[0] == Chars.BYTE_ORDER_MARK;
    }

    private void decode(int count) {
        boolean first = true;
        while (end < count && !(decoder.isAtEnd() && decoder.isBlockDone())) {
            if (!first || decoder.isBlockDone()) {
                decoder.readBlock();
            }
            first = false;
            decoder.decodeBlock(c -> {
                window[end] = c;
                end++;
            });
        }
    }

    private YamlRefusal refusalBehindWindow(String message) {
        int badLine = line;
        int badColumn = column;
        for (int i = start; i < end; i++) {
            boolean breaks = Chars.isBreak(window[i]) && !(window[i] == '\r' && i + 1 < end && window[i + 1] == '\n');
            badLine += breaks ? 1 : 0;
            badColumn = breaks ? 0 : badColumn + 1;
        }
        return new YamlRefusal(badLine + 1, badColumn + 1, message);
    }

    /** Passes one character, whatever it is. */
    void skip() {
        if (!Chars.isBlank(peek())) {
            breaksSinceContent = 0;
        }
        pass();
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            skip();
        }
    }

    private void pass() {
        index++;
        column++;
        if (start < end) {
            start++;
        }
    }

    /** Copies one character and passes it. */
    void readInto(StringBuilder text) {
        text.appendCodePoint(peek());
        skip();
    }

    /** Passes a line break, CR LF being one; does nothing elsewhere. */
    void skipBreak() {
        if (Chars.isBreak(peek())) {
            if (peek() == '\r' && peek(1) == '\n') {
                pass();
            }
            pass();
            column = 0;
            line++;
            breaksSinceContent++;
        }
    }

    /** Copies a line break and passes it: as a line feed, unless it is a Unicode separator. */
    void readBreakInto(StringBuilder text) {
        int c = peek();
        if (Chars.isBreak(c)) {
            text.appendCodePoint(Chars.isUnicodeBreak(c) ? c : '\n');
            skipBreak();
        }
    }

    /** Moves to the beginning of the next line without passing a character: what the end of the file does. */
    void forceNewLine() {
        if (column != 0) {
            column = 0;
            line++;
        }
    }

    void skipBlanks() {
        while (Chars.isBlank(peek())) {
            skip();
        }
    }

    void skipToBreak() {
        while (!Chars.isBreakOrEnd(peek())) {
            skip();
        }
    }

    /** Returns whether {@code ---} or {@code ...} stands alone at the beginning of this line. */
    boolean isAtDocumentIndicator() {
        return column == 0 && (isAtIndicator('-') || isAtIndicator('.'));
    }

    boolean isAtIndicator(int c) {
        return peek() == c && peek(1) == c && peek(2) == c && Chars.isBlankOrEnd(peek(3));
    }

    /**
     * Passes a byte order mark at the beginning of a line, which YAML allows. Like libyaml it looks at the beginning of what is
     * decoded and not at this place: a second mark at the beginning of a file costs the first character of each of its first
     * lines.
     */
    void skipByteOrderMark() {
        ensure(1);
        if (column == 0 && byteOrderMarkAhead) {
            skip();
        }
    }
}
