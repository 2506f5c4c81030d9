package io.litefs4j.usecases.settings.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** Scans text without quotes. Not thread-safe. Source: gopkg.in/yaml.v3 {@code scannerc.go}, {@code scan_plain_scalar}. */
final class PlainScalars {
    private static final String FLOW_INDICATORS = ",?[]{}";

    private final Characters in;
    private final StringBuilder text = new StringBuilder();
    private final Folding folding = new Folding();

    PlainScalars(Characters in) {
        this.in = in;
    }

    /**
     * @param indent the column that a continuation line must reach
     * @param flow whether the text is within brackets or braces
     */
    ScalarToken scan(int indent, boolean flow) {
        text.setLength(0);
        folding.reset();
        Mark start = in.mark();
        Mark end = start;
        while (true) {
            in.ensure(4);
            if (in.isAtDocumentIndicator() || in.peek() == '#') {
                break;
            }
            if (!isAtEndOfText(flow)) {
                readWord(flow);
                end = in.mark();
            }
            if (!Chars.isBlank(in.peek()) && !Chars.isBreak(in.peek())) {
                break;
            }
            readSpace(indent);
            if (!flow && in.column() < indent) {
                break;
            }
        }
        return new ScalarToken(text.toString(), start, end, true);
    }

    /** Returns whether the scalar that was scanned last reached over the end of its line. */
    boolean endedBehindBreak() {
        return folding.isBehindBreak();
    }

    private void readWord(boolean flow) {
        folding.joinTo(text);
        do {
            in.readInto(text);
            in.ensure(2);
        } while (!isAtEndOfText(flow));
    }

    private boolean isAtEndOfText(boolean flow) {
        int c = in.peek();
        return Chars.isBlankOrEnd(c)
                || (c == ':' && Chars.isBlankOrEnd(in.peek(1)))
                || (flow && FLOW_INDICATORS.indexOf(c) >= 0);
    }

    private void readSpace(int indent) {
        while (true) {
            int c = in.peek();
            if (Chars.isBreak(c)) {
                folding.readBreak(in);
            } else if (Chars.isBlank(c)) {
                if (folding.isBehindBreak() && in.column() < indent && c == '\t') {
                    throw in.refusal("a tab cannot indent; use spaces");
                }
                folding.readBlank(in);
            } else {
                return;
            }
        }
    }
}
