package io.litefs4j.usecases.settings.yaml;

/**
 * The space between two words of a scalar that may go over several lines: one break becomes a blank, more breaks become one
 * less, blanks beside a break go. Not thread-safe.
 */
final class Folding {
    private final StringBuilder blanks = new StringBuilder();
    private final StringBuilder firstBreak = new StringBuilder();
    private final StringBuilder moreBreaks = new StringBuilder();
    private boolean behindBreak;

    void reset() {
        blanks.setLength(0);
        firstBreak.setLength(0);
        moreBreaks.setLength(0);
        behindBreak = false;
    }

    boolean isBehindBreak() {
        return behindBreak;
    }

    /** Notes a line break that was escaped, and so leaves no trace in the text. */
    void noteEscapedBreak() {
        behindBreak = true;
    }

    void readBlank(Characters in) {
        if (behindBreak) {
            in.skip();
        } else {
            in.readInto(blanks);
        }
    }

    void readBreak(Characters in) {
        if (behindBreak) {
            in.readBreakInto(moreBreaks);
        } else {
            blanks.setLength(0);
            in.readBreakInto(firstBreak);
            behindBreak = true;
        }
    }

    /** Appends what the space becomes, and forgets it. */
    void joinTo(StringBuilder text) {
        if (!behindBreak) {
            text.append(blanks);
        } else if (firstBreak.length() > 0 && firstBreak.charAt(0) == '\n') {
            text.append(moreBreaks.length() == 0 ? " " : moreBreaks);
        } else {
            text.append(firstBreak).append(moreBreaks);
        }
        reset();
    }
}
