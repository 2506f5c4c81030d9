package io.litefs4j.domain.primary;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How long ago the newest news from the primary was made, in milliseconds; or unknown.
 *
 * <p>A healthy replica swings between 0 and about 1000 ms, for LiteFS sends a heartbeat each second. It is negative where
 * the primary's clock is ahead. Zero is not proof of being primary. Unknown is LiteFS's 2147483647: no news since it
 * started, or primaryship just lost. Source: superfly/litefs {@code fuse/lag_node.go}.
 *
 * @param millis milliseconds; {@link Integer#MAX_VALUE} is "unknown"
 */
public record Lag(long millis) {
    /** No news since LiteFS started, or the role was just lost. */
    public static final Lag UNKNOWN = new Lag(Integer.MAX_VALUE);

    public static final Lag ZERO = new Lag(0);

    private static final Pattern SHAPE = Pattern.compile("[+-]?[0-9]+");

    /**
     * Reads the text of the {@code .lag} file: sign, at least nine digits, and a newline that ten digits push out.
     *
     * @throws InvalidValueException if {@code text} is not a signed whole number
     */
    public static Lag parse(String text) {
        String number = text.strip();
        try {
            // parseLong alone would also take the digits of other scripts.
            if (SHAPE.matcher(number).matches()) {
                return new Lag(Long.parseLong(number));
            }
        } catch (NumberFormatException e) {
            // beyond 64 bits
        }
        throw new InvalidValueException("lag", "must be a signed number of milliseconds", text);
    }

    public boolean isKnown() {
        return millis != Integer.MAX_VALUE;
    }

    /** Returns whether the lag is known to be at most {@code limit}. An unknown lag is within no limit. */
    public boolean isWithin(Duration limit) {
        return isKnown() && Duration.ofMillis(millis).compareTo(limit) <= 0;
    }

    /** Returns milliseconds with their unit, or {@code unknown}. */
    @Override
    public String toString() {
        return isKnown() ? millis + "ms" : "unknown";
    }
}
