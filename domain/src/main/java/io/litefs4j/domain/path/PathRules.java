package io.litefs4j.domain.path;

import io.litefs4j.domain.InvalidValueException;
import java.nio.charset.StandardCharsets;

/**
 * What makes a path clean. The limits are Linux's; the other rules look at one segment, after the path has been cut at its
 * slashes, as it is written and as careless software would read it ({@link PlainSpelling}).
 */
final class PathRules {
    /** {@code PATH_MAX} without the NUL at the end. */
    private static final int MAX_BYTES = 4095;

    /** {@code NAME_MAX}. */
    private static final int MAX_SEGMENT_BYTES = 255;

    private PathRules() {}

    static void check(String key, String text) {
        check(!text.isEmpty(), key, "must not be empty", text);
        check(
                text.codePoints().noneMatch(PathRules::isForbidden),
                key,
                "must have no NUL, control character or unpaired surrogate",
                text);
        check(text.startsWith("/"), key, "must be an absolute path", text);
        check(bytes(text) <= MAX_BYTES, key, "must have at most " + MAX_BYTES + " bytes", text);
        for (String segment : text.split("/")) {
            if (!segment.isEmpty()) {
                checkSegment(key, segment, text);
            }
        }
    }

    private static void checkSegment(String key, String segment, String text) {
        check(
                bytes(segment) <= MAX_SEGMENT_BYTES,
                key,
                "must have no segment of more than " + MAX_SEGMENT_BYTES + " bytes",
                text);
        String plain = PlainSpelling.of(segment);
        check(!hasTraversal(plain), key, "must have no '.' or '..' segment in any spelling", text);
        check(!endsWithDot(plain), key, "must have no segment that ends with a dot", text);
        check(
                plain.codePoints().noneMatch(PathRules::isForbidden),
                key,
                "must have no NUL or control character in any spelling",
                text);
        check(
                !beginsOrEndsBlank(segment) && !beginsOrEndsBlank(plain),
                key,
                "must have no segment that begins or ends with a blank",
                text);
    }

    /** Also sees dots set off by a backslash, blanks, or what some servers take for a parameter. */
    private static boolean hasTraversal(String plain) {
        for (String part : plain.split("[/\\\\;]")) {
            String seen = PlainSpelling.withoutBlanks(part);
            if (seen.equals(".") || seen.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithDot(String plain) {
        return PlainSpelling.withoutBlanks(plain).endsWith(".");
    }

    private static boolean beginsOrEndsBlank(String segment) {
        return segment.isEmpty()
                || PlainSpelling.isBlank(segment.codePointAt(0))
                || PlainSpelling.isBlank(segment.codePointBefore(segment.length()));
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void check(boolean ok, String key, String rule, String text) {
        if (!ok) {
            throw new InvalidValueException(key, rule, text);
        }
    }
}
