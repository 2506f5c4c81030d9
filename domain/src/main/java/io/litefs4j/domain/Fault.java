package io.litefs4j.domain;

import static java.util.Objects.requireNonNull;

/**
 * One refusal: which key, what was wrong with it, and the value that was refused.
 *
 * @param key the dotted path of the setting ({@code lease.consul.ttl}), or the name of the value ({@code txid})
 * @param rule what the value must be, as the rest of a sentence: {@code "must be absolute"}
 * @param value the refused value as text; control characters are escaped and a long text is cut when printed
 */
public record Fault(String key, String rule, String value) {
    private static final int SHOWN_LENGTH = 200;

    public Fault {
        requireNonNull(key, "key");
        requireNonNull(rule, "rule");
        requireNonNull(value, "value");
    }

    /** Returns the fault as one line: {@code data.dir must be absolute, but is 'var/lib'}. */
    @Override
    public String toString() {
        return key + " " + rule + ", but is '" + shown() + "'";
    }

    private String shown() {
        StringBuilder text = new StringBuilder();
        value.codePoints().limit(SHOWN_LENGTH).forEach(c -> {
            if (Character.isISOControl(c)) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return value.codePointCount(0, value.length()) > SHOWN_LENGTH ? text + "…" : text.toString();
    }
}
