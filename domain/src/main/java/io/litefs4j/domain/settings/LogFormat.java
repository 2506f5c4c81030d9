package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;
import java.util.Arrays;

/** How LiteFS writes its log. Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code initLogger}. */
public enum LogFormat {
    /** {@code key=value} pairs, for people. The default. */
    TEXT("text"),
    /** One JSON object per line, for programs. */
    JSON("json");

    private final String text;

    LogFormat(String text) {
        this.text = text;
    }

    /** @throws InvalidValueException if LiteFS knows no such format; it ends at once then */
    public static LogFormat parse(String text) {
        return Arrays.stream(values())
                .filter(f -> f.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("log.format", "must be 'text' or 'json'", text));
    }

    /** Returns the word of litefs.yml. */
    public String text() {
        return text;
    }
}
