package io.litefs4j.usecases.settings;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into the bytes of a litefs.yml, before anybody reads them as YAML. Immutable, for use by many
 * threads.
 *
 * <p>{@code $A} and {@code ${A}} become the value, or nothing if there is none; {@code ${A == 'x'}}, {@code ${A != "x"}} and
 * {@code ${A == B}} become {@code true} or {@code false}. There is no escape: {@code $$} becomes nothing, too. Comments are
 * expanded like the rest. Source: superfly/litefs {@code cmd/litefs/config.go}, {@code ExpandEnv}; Go {@code os.Expand}.
 */
final class EnvironmentExpansion {
    private static final String SPECIAL_NAMES = "*#$@!?-0123456789";
    private static final Pattern WITH_SINGLE_QUOTES =
            Pattern.compile("(?d)(\\w+)[\\t\\n\\f\\r ]*(==|!=)[\\t\\n\\f\\r ]*'(.*)'");
    private static final Pattern WITH_DOUBLE_QUOTES =
            Pattern.compile("(?d)(\\w+)[\\t\\n\\f\\r ]*(==|!=)[\\t\\n\\f\\r ]*\"(.*)\"");
    private static final Pattern WITH_VARIABLE = Pattern.compile("(\\w+)[\\t\\n\\f\\r ]*(==|!=)[\\t\\n\\f\\r ]*(\\w+)");

    /** The text after expansion would be longer than anybody's configuration. */
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("environment variables make the file too long", null, false, false);
        }
    }

    private final Map<String, String> environment;
    private final int longest;

    /** @param longest the most bytes that the result may have */
    EnvironmentExpansion(Map<String, String> environment, int longest) {
        this.environment = Map.copyOf(environment);
        this.longest = longest;
    }

    /** @throws TooLongException if the result would be longer than allowed */
    byte[] expand(byte[] text) {
        ByteArrayOutputStream expanded = new ByteArrayOutputStream(text.length);
        int lastBrace = text.length - 1;
        while (lastBrace >= 0 && text[lastBrace] != '}') {
            lastBrace--;
        }
        int at = 0;
        while (at < text.length) {
            if (text[at] == '$' && at + 1 < text.length) {
                at = expandAt(text, at + 1, lastBrace, expanded);
            } else {
                expanded.write(text[at]);
                at++;
            }
            if (expanded.size() > longest) {
                throw new TooLongException();
            }
        }
        return expanded.toByteArray();
    }

    /** Expands what stands behind a dollar sign at {@code at}, and returns where the text goes on. */
    private int expandAt(byte[] text, int at, int lastBrace, ByteArrayOutputStream expanded) {
        if (text[at] == '{') {
            return expandBraces(text, at, lastBrace, expanded);
        }
        int end = SPECIAL_NAMES.indexOf(text[at]) >= 0 ? at + 1 : endOfName(text, at);
        if (end == at) {
            expanded.write('$');
        } else {
            write(value(Arrays.copyOfRange(text, at, end)), expanded);
        }
        return end;
    }

    private int expandBraces(byte[] text, int brace, int lastBrace, ByteArrayOutputStream expanded) {
        int end = brace + 1;
        while (end <= lastBrace && text[end] != '}') {
            end++;
        }
        if (end > lastBrace) {
            return brace + 1; // no end: the two characters vanish
        }
        if (end > brace + 1) {
            write(value(Arrays.copyOfRange(text, brace + 1, end)), expanded);
        }
        return end + 1;
    }

    private static int endOfName(byte[] text, int at) {
        int end = at;
        while (end < text.length && isName(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean isName(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_';
    }

    private static void write(String value, ByteArrayOutputStream expanded) {
        expanded.writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private String value(byte[] between) {
        String expression = trimmed(new String(between, StandardCharsets.UTF_8));
        Matcher quoted = WITH_SINGLE_QUOTES.matcher(expression);
        if (!quoted.matches()) {
            quoted = WITH_DOUBLE_QUOTES.matcher(expression);
        }
        if (quoted.matches()) {
            return comparison(quoted, requireNonNull(quoted.group(3)));
        }
        Matcher variable = WITH_VARIABLE.matcher(expression);
        if (variable.matches()) {
            return comparison(variable, variable(variable.group(3)));
        }
        return variable(expression);
    }

    private String comparison(Matcher expression, String right) {
        boolean equal = variable(expression.group(1)).equals(right);
        return Boolean.toString(equal == expression.group(2).equals("=="));
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Trims what Go takes for space, which is not what Java does: a next-line and a no-break space, too. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }
}
