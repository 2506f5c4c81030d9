package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

/**
 * The {@code log:} block.
 *
 * @param format text or JSON
 * @param timestamp whether each line carries the time
 * @param debug whether LiteFS logs what it does in detail
 */
public record LogSettings(LogFormat format, boolean timestamp, boolean debug) {
    public static final LogSettings DEFAULT = new LogSettings(LogFormat.TEXT, false, false);

    public LogSettings {
        requireNonNull(format, "format");
    }
}
