package io.litefs4j.usecases.settings;

import static java.util.Objects.requireNonNull;

/**
 * One reason not to use a litefs.yml, and where in the file it stands.
 *
 * @param key the dotted path of the key ({@code lease.consul.ttl}, {@code exec[1].cmd}); empty where the file as a whole, or its
 *     YAML, is at fault
 * @param line the line after environment expansion, from 1
 * @param column the column, from 1
 * @param by whose refusal it is
 * @param message what is wrong, as a sentence of its own without the place
 */
public record ConfigFault(String key, int line, int column, Refuser by, String message) {

    /** Who refuses. */
    public enum Refuser {
        /** LiteFS itself: it would not start with this file. */
        LITEFS("litefs"),
        /** Only we: LiteFS would start, and then fail or do harm. */
        POLICY("policy");

        private final String text;

        Refuser(String text) {
            this.text = text;
        }

        /** Returns the word for machines: {@code litefs} or {@code policy}. */
        public String text() {
            return text;
        }
    }

    public ConfigFault {
        requireNonNull(key, "key");
        requireNonNull(by, "by");
        requireNonNull(message, "message");
    }

    /** Returns the fault as one line: {@code line 3, column 9: lease.type: …}. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
