package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;
import java.util.Map;

/** Reads Go's spelling of a duration, one number with its unit after the other. Not thread-safe; used once. */
final class GoDurationReader {
    private static final Map<String, Long> NANOS_PER_UNIT = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L, // micro sign
            "\u03bcs", 1_000L, // Greek small letter mu
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    /** The magnitude of the most negative span, as an unsigned number. */
    private static final long LIMIT = Long.MIN_VALUE;

    private final String key;
    private final String text;
    private int at;

    private GoDurationReader(String key, String text) {
        this.key = key;
        this.text = text;
    }

    static long nanos(String key, String text) {
        return new GoDurationReader(key, text).read();
    }

    private long read() {
        boolean negative = text.startsWith("-");
        at = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return 0;
        }
        if (at == text.length()) {
            throw refusal("must be a number with a unit, as 10s or 1h30m");
        }
        long magnitude = 0;
        while (at < text.length()) {
            // Neither summand is above 2^63, so an overflow shows as a smaller unsigned sum or as one over the limit.
            magnitude = sum(magnitude, term());
        }
        if (magnitude == LIMIT && !negative) {
            throw tooLong();
        }
        return negative ? -magnitude : magnitude;
    }

    private long term() {
        String whole = digits();
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            fraction = digits();
        }
        if (whole.isEmpty() && fraction.isEmpty()) {
            throw refusal("must have a number before each unit");
        }
        long unit = unit();
        return sum(product(whole, unit), nanosOf(fraction, unit));
    }

    private String digits() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private long unit() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && !isDigit(text.charAt(at))) {
            at++;
        }
        Long nanos = NANOS_PER_UNIT.get(text.substring(start, at));
        if (nanos == null) {
            throw refusal("must have a unit of ns, us, µs, ms, s, m or h after each number");
        }
        return nanos;
    }

    private long product(String whole, long unit) {
        long number = 0;
        for (int i = 0; i < whole.length(); i++) {
            if (Long.compareUnsigned(number, Long.divideUnsigned(LIMIT, 10)) > 0) {
                throw tooLong();
            }
            number = withinLimit(number * 10 + (whole.charAt(i) - '0'));
        }
        if (Long.compareUnsigned(number, Long.divideUnsigned(LIMIT, unit)) > 0) {
            throw tooLong();
        }
        return number * unit;
    }

    /** Digits that no longer fit into 64 bits count for nothing, and the product is cut, both as in Go. */
    private static long nanosOf(String fraction, long unit) {
        long number = 0;
        double scale = 1;
        for (int i = 0; i < fraction.length(); i++) {
            if (number > Long.MAX_VALUE / 10) {
                break;
            }
            long next = number * 10 + (fraction.charAt(i) - '0');
            if (Long.compareUnsigned(next, LIMIT) > 0) {
                break;
            }
            number = next;
            scale *= 10;
            if (number < 0) {
                break; // exactly 2^63, after which no digit fits
            }
        }
        double exact = number < 0 ? 0x1p63 : number;
        return (long) (exact * (unit / scale));
    }

    private long sum(long a, long b) {
        return withinLimit(a == LIMIT && b == LIMIT ? -1 : a + b);
    }

    private long withinLimit(long magnitude) {
        if (Long.compareUnsigned(magnitude, LIMIT) > 0) {
            throw tooLong();
        }
        return magnitude;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private InvalidValueException tooLong() {
        return refusal("must fit into 64 bits of nanoseconds");
    }

    private InvalidValueException refusal(String rule) {
        return new InvalidValueException(key, rule, text);
    }
}
