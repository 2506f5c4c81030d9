package io.litefs4j.usecases.settings.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;

/**
 * Scans text behind {@code |} or {@code >}. Not thread-safe.
 *
 * <p>Source: gopkg.in/yaml.v3 {@code scannerc.go}, {@code scan_block_scalar}.
 */
final class BlockScalars {
    private static final int CLIP = 0;
    private static final int STRIP = -1;
    private static final int KEEP = 1;

    private final Characters in;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder lastBreak = new StringBuilder();
    private final StringBuilder emptyLines = new StringBuilder();
    private int parentIndent;
    private int indent;
    private int chomping;

    BlockScalars(Characters in) {
        this.in = in;
    }

    /** @param parentIndent the column of the block that the text belongs to, -1 for the document itself */
    ScalarToken scan(int parentIndent) {
        this.parentIndent = parentIndent;
        text.setLength(0);
        lastBreak.setLength(0);
        emptyLines.setLength(0);
        Mark start = in.mark();
        boolean literal = in.peek() == '|';
        in.skip();
        readHeader();
        readEmptyLines();
        readLines(literal);
        if (chomping != STRIP) {
            text.append(lastBreak);
        }
        if (chomping == KEEP) {
            text.append(emptyLines);
        }
        ScalarStyle style = literal ? ScalarStyle.LITERAL : ScalarStyle.FOLDED;
        return new ScalarToken(text.toString(), false, start, in.mark(), style);
    }

    private void readHeader() {
        chomping = CLIP;
        int increment = 0;
        if (isChomping(in.peek())) {
            readChomping();
            increment = readIncrement();
        } else {
            increment = readIncrement();
            if (increment > 0 && isChomping(in.peek())) {
                readChomping();
            }
        }
        in.skipBlanks();
        if (in.peek() == '#') {
            in.skipToBreak();
        }
        if (!Chars.isBreakOrEnd(in.peek())) {
            throw in.refusal("only a comment may follow '|' or '>' on its line");
        }
        in.skipBreak();
        indent = increment == 0 ? 0 : Math.max(parentIndent, 0) + increment;
    }

    private static boolean isChomping(int c) {
        return c == '+' || c == '-';
    }

    private void readChomping() {
        chomping = in.peek() == '+' ? KEEP : STRIP;
        in.skip();
    }

    private int readIncrement() {
        int c = in.peek();
        if (!Chars.isDigit(c)) {
            return 0;
        }
        if (c == '0') {
            throw in.refusal("the indentation behind '|' or '>' must be 1 to 9");
        }
        in.skip();
        return c - '0';
    }

    private void readLines(boolean literal) {
        boolean indentedBefore = false;
        while (in.column() == indent && in.peek() != Chars.END) {
            boolean indented = Chars.isBlank(in.peek());
            if (!literal && !indentedBefore && !indented && startsWithLineFeed(lastBreak)) {
                text.append(emptyLines.length() == 0 ? " " : "");
            } else {
                text.append(lastBreak);
            }
            lastBreak.setLength(0);
            text.append(emptyLines);
            emptyLines.setLength(0);
            indentedBefore = indented;
            while (!Chars.isBreakOrEnd(in.peek())) {
                in.readInto(text);
            }
            in.ensure(2);
            in.readBreakInto(lastBreak);
            readEmptyLines();
        }
    }

    private static boolean startsWithLineFeed(StringBuilder text) {
        return text.length() > 0 && text.charAt(0) == '\n';
    }

    /** Passes indentation and empty lines; the first text line settles the indentation unless the header did. */
    private void readEmptyLines() {
        int widest = 0;
        while (true) {
            while (isWithinIndent() && in.peek() == ' ') {
                in.skip();
            }
            widest = Math.max(widest, in.column());
            if (isWithinIndent() && in.peek() == '\t') {
                throw in.refusal("a tab cannot indent; use spaces");
            }
            if (!Chars.isBreak(in.peek())) {
                break;
            }
            in.ensure(2);
            in.readBreakInto(emptyLines);
        }
        if (indent == 0) {
            indent = Math.max(widest, Math.max(parentIndent + 1, 1));
        }
    }

    private boolean isWithinIndent() {
        return indent == 0 || in.column() < indent;
    }
}
