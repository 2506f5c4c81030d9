package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;

/**
 * A span of time as Go knows it: whole nanoseconds in 64 signed bits, about 292 years either way.
 *
 * <p>Text is Go's: signed decimal numbers, each with its unit of {@code ns us µs ms s m h}, as {@code 1h30m} or
 * {@code -1.5s}, or a plain {@code 0}. {@link #toString} prints the one spelling that Go prints ({@code 10m0s}).
 * Source: Go {@code time/time.go} and {@code time/format.go}, {@code Duration.String} and {@code ParseDuration}.
 *
 * @param nanos nanoseconds; negative spans exist, and LiteFS mostly reads them as "switched off"
 */
public record GoDuration(long nanos) implements Comparable<GoDuration> {
    public static final GoDuration ZERO = new GoDuration(0);

    private static final String KEY = "duration";
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000 * NANOS_PER_MILLI;

    /** @throws InvalidValueException if Go would not read {@code text} as a duration */
    public static GoDuration parse(String text) {
        return new GoDuration(GoDurationReader.nanos(KEY, text));
    }

    /** @throws InvalidValueException if the span is beyond 64 bits of nanoseconds */
    public static GoDuration of(Duration span) {
        try {
            return new GoDuration(span.toNanos());
        } catch (ArithmeticException e) {
            throw new InvalidValueException(KEY, "must fit into 64 bits of nanoseconds", span.toString());
        }
    }

    public static GoDuration ofMillis(long millis) {
        return of(Duration.ofMillis(millis));
    }

    public static GoDuration ofSeconds(long seconds) {
        return of(Duration.ofSeconds(seconds));
    }

    public static GoDuration ofMinutes(long minutes) {
        return of(Duration.ofMinutes(minutes));
    }

    public Duration toDuration() {
        return Duration.ofNanos(nanos);
    }

    /** Returns whether the span is longer than nothing: in LiteFS mostly the sign for "switched on". */
    public boolean isPositive() {
        return nanos > 0;
    }

    public boolean isShorterThan(GoDuration other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(GoDuration other) {
        return Long.compare(nanos, other.nanos);
    }

    /** Returns Go's spelling: {@code 0s}, {@code 1.5ms}, {@code 2h0m0.5s}. */
    @Override
    public String toString() {
        if (nanos == 0) {
            return "0s";
        }
        String sign = nanos < 0 ? "-" : "";
        // The most negative span has no positive twin, hence the unsigned arithmetic on its magnitude.
        long magnitude = nanos < 0 ? -nanos : nanos;
        return sign + (Long.compareUnsigned(magnitude, NANOS_PER_SECOND) < 0 ? small(magnitude) : large(magnitude));
    }

    private static String small(long magnitude) {
        if (magnitude < 1_000) {
            return magnitude + "ns";
        }
        return magnitude < NANOS_PER_MILLI
                ? decimal(magnitude, 1_000) + "µs"
                : decimal(magnitude, NANOS_PER_MILLI) + "ms";
    }

    private static String large(long magnitude) {
        long wholeSeconds = Long.divideUnsigned(magnitude, NANOS_PER_SECOND);
        long rest = Long.remainderUnsigned(magnitude, NANOS_PER_SECOND);
        long minutes = wholeSeconds / 60;
        String seconds = decimal(wholeSeconds % 60 * NANOS_PER_SECOND + rest, NANOS_PER_SECOND) + "s";
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    /** Writes {@code amount / unit} with no more digits than it has. */
    private static String decimal(long amount, long unit) {
        long fraction = amount % unit;
        if (fraction == 0) {
            return Long.toString(amount / unit);
        }
        String digits = Long.toString(unit + fraction).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return amount / unit + "." + digits.substring(0, end);
    }
}
