package io.litefs4j.usecases.settings.yaml;

/**
 * Passes comments, which LiteFS's YAML reader collects although LiteFS has no use for them. Not thread-safe.
 *
 * <p>It matters how it does that: lines of blanks between comments, and blanks between a token and its comment, may hold tabs
 * that are refused elsewhere. Source: gopkg.in/yaml.v3 {@code scannerc.go}, {@code scan_line_comment}, {@code scan_comments}.
 */
final class Comments {
    private static final int LOOK_AHEAD = 512;

    private final Characters in;

    Comments(Characters in) {
        this.in = in;
    }

    /** Passes a comment on the line of the token that was scanned last. */
    void skipLineComment() {
        if (in.breaksSinceContent() > 0) {
            return;
        }
        for (int ahead = 0; ahead < LOOK_AHEAD; ahead++) {
            int c = in.peek(ahead);
            if (c == '#') {
                skipComment(ahead);
                return;
            }
            if (!Chars.isBlank(c)) {
                return;
            }
        }
    }

    /** Passes the comment here, and those on the lines below that only blank lines set apart from it. */
    void skipComments() {
        skipComment(0);
        for (int ahead = 1; ahead < LOOK_AHEAD && isAsciiBreak(in.peek()); ahead++) {
            int c = in.peek(ahead);
            if (c == '#') {
                skipComment(ahead);
                ahead = 0;
            } else if (!Chars.isBlank(c) && !isAsciiBreak(c)) {
                return;
            }
        }
    }

    private void skipComment(int ahead) {
        int comment = in.index() + ahead;
        while (in.index() < comment) {
            if (Chars.isBreak(in.peek())) {
                in.skipBreak();
            } else {
                in.skip();
            }
        }
        in.skipToBreak();
    }

    private static boolean isAsciiBreak(int c) {
        return c == '\n' || c == '\r';
    }
}
