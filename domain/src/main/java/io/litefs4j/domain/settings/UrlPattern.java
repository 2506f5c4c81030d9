package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;

/**
 * A pattern of {@code proxy.passthrough} and {@code proxy.always-forward}.
 *
 * <p>Every character stands for itself but {@code *}, which stands for any run of characters, slashes too, but no newline.
 * The whole path must match: {@code /af/*} does not match {@code /af}. Source: superfly/litefs {@code http/http.go},
 * {@code CompileMatch}.
 *
 * @param value the text as it is written into litefs.yml; the empty pattern matches nothing
 */
public record UrlPattern(String value) {
    /** @throws InvalidValueException if the value has a NUL or an unpaired surrogate, which no file could hold */
    public UrlPattern {
        if (value.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw new InvalidValueException("pattern", "must have no NUL or unpaired surrogate", value);
        }
    }

    /**
     * Returns whether LiteFS would apply the pattern to a request. Takes time in proportion to both lengths.
     *
     * @param path the decoded path of the URL, without its query
     */
    public boolean matches(String path) {
        boolean[] reached = new boolean[path.length() + 1];
        reached[0] = true;
        for (int i = 0; i < value.length(); i++) {
            reached = value.charAt(i) == '*' ? afterAnyRun(reached, path) : after(reached, path, value.charAt(i));
        }
        return reached[path.length()];
    }

    private static boolean[] after(boolean[] reached, String path, char wanted) {
        boolean[] next = new boolean[reached.length];
        for (int at = 0; at < path.length(); at++) {
            next[at + 1] = reached[at] && path.charAt(at) == wanted;
        }
        return next;
    }

    private static boolean[] afterAnyRun(boolean[] reached, String path) {
        boolean[] next = reached.clone();
        for (int at = 0; at < path.length(); at++) {
            next[at + 1] |= next[at] && path.charAt(at) != '\n';
        }
        return next;
    }

    @Override
    public String toString() {
        return value;
    }
}
