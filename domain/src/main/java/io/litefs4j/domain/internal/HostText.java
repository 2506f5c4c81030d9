package io.litefs4j.domain.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What a host looks like in an address or URL. Looks at text alone: no name is ever resolved. */
public final class HostText {
    // Underscores are in no host name by the book, but in many of container networks, and Go dials them.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?");
    private static final Pattern DOTTED_DIGITS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile(
            "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern ZONE = Pattern.compile("(%[A-Za-z0-9_.-]+)?");
    private static final int MAX_LENGTH = 253;

    private HostText() {}

    /** Returns whether {@code text} is a host name, an IPv4 address, or an IPv6 address in brackets. */
    public static boolean isHost(String text) {
        if (text.startsWith("[")) {
            return text.endsWith("]") && isIpv6(withoutBrackets(text));
        }
        if (DOTTED_DIGITS.matcher(text).matches()) {
            return IPV4.matcher(text).matches();
        }
        return text.length() <= MAX_LENGTH && NAME.matcher(text).matches() && !text.contains("..");
    }

    public static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Returns whether {@code host}, without brackets, is {@code localhost} or a loopback address. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || (IPV4.matcher(host).matches() && host.startsWith("127."))
                || (isIpv6(host) && literal(host).isLoopbackAddress());
    }

    /** Returns whether {@code host}, without brackets, stands for all interfaces when listened on. */
    public static boolean isEveryInterface(String host) {
        return host.isEmpty()
                || host.equals("0.0.0.0")
                || (isIpv6(host) && literal(host).isAnyLocalAddress());
    }

    private static boolean isIpv6(String text) {
        int percent = text.indexOf('%');
        String address = percent < 0 ? text : text.substring(0, percent);
        if (!IPV6.matcher(address).matches()
                || !ZONE.matcher(text.substring(address.length())).matches()) {
            return false;
        }
        try {
            InetAddress.getByName("[" + address + "]");
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static InetAddress literal(String ipv6) {
        int percent = ipv6.indexOf('%');
        try {
            return InetAddress.getByName("[" + (percent < 0 ? ipv6 : ipv6.substring(0, percent)) + "]");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IPv6 address: " + ipv6, e);
        }
    }
}
