package io.litefs4j.cli.check;

/**
 * One thing that was looked at.
 *
 * @param subject what was looked at, in a word or two
 * @param grade how it stands
 * @param text what was found
 * @param remedy what to do about it; empty where nothing is to be done
 */
public record Finding(String subject, Grade grade, String text, String remedy) {
    /** From good to bad. */
    public enum Grade {
        GOOD,
        WARNING,
        FAULT
    }

    static Finding good(String subject, String text) {
        return new Finding(subject, Grade.GOOD, text, "");
    }

    static Finding warning(String subject, String text, String remedy) {
        return new Finding(subject, Grade.WARNING, text, remedy);
    }

    static Finding fault(String subject, String text, String remedy) {
        return new Finding(subject, Grade.FAULT, text, remedy);
    }
}
