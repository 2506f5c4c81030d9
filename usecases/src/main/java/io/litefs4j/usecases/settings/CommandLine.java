package io.litefs4j.usecases.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A command of {@code exec:} as LiteFS cuts it into words. Source: mattn/go-shellwords {@code shellwords.go},
 * {@code Parse}, with variables and backticks switched off.
 *
 * @param words program and arguments
 * @param end how the reading ended
 */
record CommandLine(List<String> words, End end) {
    enum End {
        /** At the end of the text. */
        WHOLE,
        /** At a character that a shell would act on; the rest is dropped. */
        CUT_OFF,
        /** LiteFS refuses the text when it comes to run it. */
        UNREADABLE
    }

    CommandLine {
        words = List.copyOf(words);
    }

    static CommandLine read(String text) {
        return new Reader().read(text);
    }

    /** What may be open around a character. A quote inside a backtick is one too, as LiteFS sees it. */
    private enum Quote {
        SINGLE,
        DOUBLE,
        BACKTICK,
        PARENTHESIS
    }

    /** Reads one text. */
    private static final class Reader {
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private final Set<Quote> open = EnumSet.noneOf(Quote.class);
        private boolean inWord;
        private boolean escaped;

        CommandLine read(String text) {
            for (int c : text.codePoints().toArray()) {
                if (escaped) {
                    keep(c);
                    escaped = false;
                } else if (c == '\\' && !open.contains(Quote.SINGLE)) {
                    escaped = true;
                } else if (isBlank(c)) {
                    readBlank(c);
                } else if (open.isEmpty() && ";&|<>".indexOf(c) >= 0) {
                    return cutOff(c);
                } else if (c == '(' && isOpenable(Quote.SINGLE, Quote.DOUBLE, Quote.BACKTICK) && !beginsCommand()) {
                    return new CommandLine(List.of(), End.UNREADABLE);
                } else {
                    readOther(c);
                }
            }
            endWord();
            boolean whole = !escaped && open.isEmpty();
            return new CommandLine(whole ? words : List.of(), whole ? End.WHOLE : End.UNREADABLE);
        }

        private void readBlank(int c) {
            if (open.isEmpty()) {
                endWord();
            } else {
                word.appendCodePoint(c);
            }
        }

        private void readOther(int c) {
            if (c == '"' && isOpenable(Quote.SINGLE, Quote.PARENTHESIS)) {
                inWord |= open.contains(Quote.DOUBLE);
                toggle(Quote.DOUBLE);
                return;
            }
            if (c == '\'' && isOpenable(Quote.DOUBLE, Quote.PARENTHESIS)) {
                inWord |= open.contains(Quote.SINGLE);
                toggle(Quote.SINGLE);
                return;
            }
            if (c == '`' && isOpenable(Quote.SINGLE, Quote.DOUBLE, Quote.PARENTHESIS)) {
                toggle(Quote.BACKTICK);
            }
            if ((c == '(' || c == ')') && isOpenable(Quote.SINGLE, Quote.DOUBLE, Quote.BACKTICK)) {
                toggle(Quote.PARENTHESIS);
            }
            keep(c);
        }

        /** A number right before {@code >} names a file descriptor and goes with it. */
        private CommandLine cutOff(int c) {
            if (c == '>' && !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9') {
                inWord = false;
            }
            endWord();
            return new CommandLine(words, End.CUT_OFF);
        }

        private boolean isOpenable(Quote... unlessIn) {
            return Arrays.stream(unlessIn).noneMatch(open::contains);
        }

        private void toggle(Quote quote) {
            if (!open.remove(quote)) {
                open.add(quote);
            }
        }

        private void keep(int c) {
            word.appendCodePoint(c);
            inWord = true;
        }

        private void endWord() {
            if (inWord) {
                words.add(word.toString());
                word.setLength(0);
            }
            inWord = false;
        }

        private boolean beginsCommand() {
            return !open.contains(Quote.PARENTHESIS) && !word.isEmpty() && word.charAt(word.length() - 1) == '$';
        }

        private static boolean isBlank(int c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }
    }
}
