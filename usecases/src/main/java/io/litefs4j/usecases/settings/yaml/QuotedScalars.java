package io.litefs4j.usecases.settings.yaml;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** Scans text in quotes. Not thread-safe. Source: gopkg.in/yaml.v3 {@code scannerc.go}, {@code scan_flow_scalar}. */
final class QuotedScalars {
    private static final Map<Character, Integer> ESCAPES = Map.ofEntries(
            Map.entry('0', 0),
            Map.entry('a', 0x07),
            Map.entry('b', 0x08),
            Map.entry('t', 0x09),
            Map.entry('\t', 0x09),
            Map.entry('n', 0x0A),
            Map.entry('v', 0x0B),
            Map.entry('f', 0x0C),
            Map.entry('r', 0x0D),
            Map.entry('e', 0x1B),
            Map.entry(' ', 0x20),
            Map.entry('"', 0x22),
            Map.entry('\'', 0x27),
            Map.entry('\\', 0x5C),
            Map.entry('N', 0x85),
            Map.entry('_', 0xA0),
            Map.entry('L', 0x2028),
            Map.entry('P', 0x2029));
    private static final Map<Character, Integer> CODE_LENGTHS = Map.of('x', 2, 'u', 4, 'U', 8);

    private final Characters in;
    private final StringBuilder text = new StringBuilder();
    private final Folding folding = new Folding();

    QuotedScalars(Characters in) {
        this.in = in;
    }

    /** @param quote the quote that stands here and ends the text */
    ScalarToken scan(int quote) {
        text.setLength(0);
        folding.reset();
        Mark start = in.mark();
        in.skip();
        while (true) {
            checkNotEnded(start);
            readWord(quote);
            if (in.peek() == quote) {
                break;
            }
            readSpace();
            folding.joinTo(text);
        }
        in.skip();
        ScalarStyle style = quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED;
        return new ScalarToken(text.toString(), false, start, in.mark(), style);
    }

    private void checkNotEnded(Mark start) {
        in.ensure(4);
        if (in.isAtDocumentIndicator()) {
            throw in.refusal("a document mark within a quoted text that begins at line " + (start.getLine() + 1));
        }
        if (in.peek() == Chars.END) {
            throw Characters.refusal(start, "this quoted text has no end");
        }
    }

    private void readWord(int quote) {
        while (!Chars.isBlankOrEnd(in.peek())) {
            int c = in.peek();
            if (quote == '\'' && c == '\'' && in.peek(1) == '\'') {
                text.append('\'');
                in.skip(2);
            } else if (c == quote) {
                return;
            } else if (quote == '"' && c == '\\' && Chars.isBreak(in.peek(1))) {
                in.skip();
                in.skipBreak();
                folding.noteEscapedBreak();
                return;
            } else if (quote == '"' && c == '\\') {
                readEscape();
            } else {
                in.readInto(text);
            }
            in.ensure(2);
        }
    }

    private void readEscape() {
        int escape = in.peek(1);
        Integer character = escape < 0x80 ? ESCAPES.get((char) escape) : null;
        Integer codeLength = escape < 0x80 ? CODE_LENGTHS.get((char) escape) : null;
        if (character != null) {
            text.appendCodePoint(character);
            in.skip(2);
        } else if (codeLength != null) {
            in.skip(2);
            readCode(codeLength);
        } else {
            throw in.refusal("unknown escape in a double-quoted text; a backslash is written as \\\\");
        }
    }

    private void readCode(int length) {
        long code = 0;
        for (int k = 0; k < length; k++) {
            int digit = Chars.hex(in.peek(k));
            if (digit < 0) {
                throw in.refusal("an escape needs " + length + " hexadecimal digits here");
            }
            code = (code << 4) | digit;
        }
        if ((code >= 0xD800 && code <= 0xDFFF) || code > Character.MAX_CODE_POINT) {
            throw in.refusal("this escape names no character");
        }
        text.appendCodePoint((int) code);
        in.skip(length);
    }

    private void readSpace() {
        while (true) {
            int c = in.peek();
            if (Chars.isBreak(c)) {
                folding.readBreak(in);
            } else if (Chars.isBlank(c)) {
                folding.readBlank(in);
            } else {
                return;
            }
        }
    }
}
