package io.litefs4j.domain.internal;

import io.litefs4j.domain.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an http or https URL, by the rules of Go rather than those of {@link java.net.URI}, which knows no host
 * with an underscore.
 *
 * @param scheme as written
 * @param userInfo what stands before {@code @}; empty where there is none
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port {@code :} and digits; empty where there is none
 * @param rest path, query and fragment as written
 */
public record HttpUrlText(String scheme, String userInfo, String host, String port, String rest) {
    private static final Pattern SHAPE =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/?#]*)@)?([^/?#@]*?)(:[0-9]*)?([/?#][!-~]*)?");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int MAX_PORT_DIGITS = 5;
    private static final int MAX_PORT = 65_535;

    /** @throws InvalidValueException if {@code text} is not an http or https URL with a host */
    public static HttpUrlText parse(String key, String text) {
        Matcher parts = SHAPE.matcher(text);
        check(parts.matches(), key, withoutUserInfo(text), "must be a URL, as http://node1:20202");
        HttpUrlText url = new HttpUrlText(
                parts.group(1),
                orEmpty(parts.group(2)),
                parts.group(3),
                orEmpty(parts.group(4)),
                orEmpty(parts.group(5)));
        String shown = url.redacted();
        check(
                url.scheme.equalsIgnoreCase("http") || url.scheme.equalsIgnoreCase("https"),
                key,
                shown,
                "must begin with http:// or https://");
        check(HostText.isHost(url.host), key, shown, "must name a host");
        check(url.port.isEmpty() || isPort(url.port.substring(1)), key, shown, "must have a port from 1 to 65535");
        check(!BAD_ESCAPE.matcher(url.userInfo + url.rest).find(), key, shown, "must have two hex digits after each %");
        return url;
    }

    /** Returns the path without query and fragment; empty where there is none. */
    public String path() {
        return rest.split("[?#]", 2)[0];
    }

    /** Returns whether anything follows the path. */
    public boolean hasQueryOrFragment() {
        return rest.length() > path().length();
    }

    /** Returns the URL with whatever stands before {@code @} hidden. */
    public String redacted() {
        return scheme + "://" + (userInfo.isEmpty() ? "" : "…@") + host + port + rest;
    }

    /** Returns the port, or zero where the URL names none. */
    public int portNumber() {
        return port.isEmpty() ? 0 : Integer.parseInt(port.substring(1));
    }

    /** Hides what may be a secret in a text of which no more is known. */
    private static String withoutUserInfo(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? text : "…" + text.substring(at);
    }

    private static boolean isPort(String digits) {
        return !digits.isEmpty()
                && digits.length() <= MAX_PORT_DIGITS
                && Integer.parseInt(digits) > 0
                && Integer.parseInt(digits) <= MAX_PORT;
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static void check(boolean ok, String key, String shown, String rule) {
        if (!ok) {
            throw new InvalidValueException(key, rule, shown);
        }
    }
}
