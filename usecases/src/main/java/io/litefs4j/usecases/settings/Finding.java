package io.litefs4j.usecases.settings;

import static java.util.Objects.requireNonNull;

/**
 * Something in a configuration that LiteFS accepts and that will be regretted.
 *
 * @param severity how bad it is
 * @param key the dotted path of the setting at fault
 * @param reason what happens, as a sentence
 * @param remedy what to do about it, as a sentence
 */
public record Finding(Severity severity, String key, String reason, String remedy) {
    /** From bad to harmless. */
    public enum Severity {
        /** It cannot work as it is written. */
        ERROR,
        /** It works until something happens that will happen. */
        WARNING,
        /** It is odd, or has no effect. */
        NOTE
    }

    public Finding {
        requireNonNull(severity, "severity");
        requireNonNull(key, "key");
        requireNonNull(reason, "reason");
        requireNonNull(remedy, "remedy");
    }

    /** Returns the finding as one line. */
    @Override
    public String toString() {
        return severity + " " + key + ": " + reason + " " + remedy;
    }
}
