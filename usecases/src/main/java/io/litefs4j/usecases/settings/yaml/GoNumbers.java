package io.litefs4j.usecases.settings.yaml;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as Go reads them. Source: Go {@code strconv}, {@code ParseInt} with base 0, {@code ParseUint}, {@code ParseFloat};
 * gopkg.in/yaml.v3 {@code resolve.go}.
 */
final class GoNumbers {
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int MOST_BITS = 64;
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern FRACTION = Pattern.compile("\\.[0-9_]+([eE][-+]?[0-9_]+)?");
    private static final Pattern LOOSE_UNDERSCORE = Pattern.compile("(?<![0-9])_|_(?![0-9])");

    private GoNumbers() {}

    /** Reads a text that begins with a dot. Unlike elsewhere, an underscore may stand between digits only. */
    static Optional<ScalarValue> fraction(String text) {
        return FRACTION.matcher(text).matches()
                        && !LOOSE_UNDERSCORE.matcher(text).find()
                ? real(text.replace("_", ""))
                : Optional.empty();
    }

    /** Reads a text that begins with a digit or a sign. */
    static Optional<ScalarValue> number(String text) {
        return whole(text)
                .or(() -> FLOAT.matcher(text).matches() ? real(text) : Optional.empty())
                .or(() -> prefixedSigned(text));
    }

    private static Optional<ScalarValue> whole(String text) {
        boolean signed = isSigned(text);
        String digits = signed ? text.substring(1) : text;
        Optional<BigInteger> magnitude = isPrefixed(digits) || digits.equals("0") || !digits.startsWith("0")
                ? magnitude(digits.substring(isPrefixed(digits) ? 2 : 0), radix(digits))
                : magnitude(digits.substring(1), 8);
        return magnitude.flatMap(n -> inRange(text.startsWith("-") ? n.negate() : n, signed));
    }

    /** The sign may also stand behind the prefix of a binary or octal number: {@code 0b-101}. */
    private static Optional<ScalarValue> prefixedSigned(String text) {
        if ((!text.startsWith("0b") && !text.startsWith("0o")) || !isSigned(text.substring(2))) {
            return Optional.empty();
        }
        return magnitude(text.substring(3), radix(text))
                .flatMap(n -> inRange(text.charAt(2) == '-' ? n.negate() : n, true));
    }

    private static boolean isSigned(String text) {
        return text.startsWith("-") || text.startsWith("+");
    }

    private static boolean isPrefixed(String digits) {
        return digits.length() > 2 && digits.charAt(0) == '0' && "xXbBoO".indexOf(digits.charAt(1)) >= 0;
    }

    private static int radix(String digits) {
        if (!isPrefixed(digits)) {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static Optional<BigInteger> magnitude(String digits, int radix) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0)) {
            return Optional.empty();
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > MOST_BITS) {
            return Optional.empty(); // too large in any radix, and costly to compute
        }
        return Optional.of(new BigInteger(significant, radix));
    }

    private static Optional<ScalarValue> inRange(BigInteger n, boolean signed) {
        if (n.compareTo(LONG_MIN) >= 0 && n.compareTo(LONG_MAX) <= 0) {
            return Optional.of(new ScalarValue.Int(n.longValue()));
        }
        return !signed && n.bitLength() <= MOST_BITS ? Optional.of(new ScalarValue.HugeInt()) : Optional.empty();
    }

    /** A number that is too large for a double is none to Go; one that is too small is zero. */
    private static Optional<ScalarValue> real(String text) {
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Optional.empty() : Optional.of(new ScalarValue.Real(value));
    }
}
