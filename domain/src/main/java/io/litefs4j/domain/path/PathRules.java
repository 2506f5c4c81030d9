package io.litefs4j.domain.path;

import io.litefs4j.domain.InvalidValueException;
import java.text.Normalizer;
import java.util.Locale;

/** What makes a path clean. Each rule looks at one segment, after the path has been cut at its slashes. */
final class PathRules {
    private PathRules() {}

    static void check(String key, String text) {
        if (text.isEmpty()) {
            throw refusal(key, "must not be empty", text);
        }
        if (text.codePoints().anyMatch(PathRules::isForbidden)) {
            throw refusal(key, "must have no NUL, control character or unpaired surrogate", text);
        }
        if (!text.startsWith("/")) {
            throw refusal(key, "must be an absolute path", text);
        }
        for (String segment : text.split("/")) {
            if (!segment.isEmpty()) {
                checkSegment(key, segment, text);
            }
        }
    }

    private static void checkSegment(String key, String segment, String text) {
        if (isTraversal(segment)) {
            throw refusal(key, "must have no '.' or '..' segment in any spelling", text);
        }
        if (segment.endsWith(".")) {
            throw refusal(key, "must have no segment that ends with a dot", text);
        }
        if (isBlank(segment.codePointAt(0)) || isBlank(segment.codePointBefore(segment.length()))) {
            throw refusal(key, "must have no segment that begins or ends with a blank", text);
        }
    }

    /** Also sees {@code %2e}, doubly encoded dots, look-alike dots, and dots set off by backslashes or blanks. */
    private static boolean isTraversal(String segment) {
        String plain = Normalizer.normalize(segment, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String before;
        do {
            before = plain;
            plain = plain.replace("%25", "%")
                    .replace("%2e", ".")
                    .replace("%2f", "/")
                    .replace("%5c", "\\");
        } while (!plain.equals(before));
        for (String part : plain.split("[/\\\\]")) {
            String dots = part.codePoints()
                    .filter(c -> !isBlank(c))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (dots.equals(".") || dots.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static InvalidValueException refusal(String key, String rule, String text) {
        return new InvalidValueException(key, rule, text);
    }
}
