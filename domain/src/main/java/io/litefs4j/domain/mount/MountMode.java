package io.litefs4j.domain.mount;

import io.litefs4j.domain.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** What the directory of the databases is: a LiteFS mount, or for development a directory like any other. */
public enum MountMode {
    /** LiteFS is mounted there, and what it says decides. */
    LITEFS,
    /** There is no LiteFS: this one node is always the primary, and nothing is replicated. */
    PLAIN;

    private static final String KEY = "mode";

    /** @throws InvalidValueException if {@code text} is neither {@code litefs} nor {@code plain} */
    public static MountMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(KEY, "must be litefs or plain", text));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
