package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.internal.HostText;

/**
 * Host and port as Go writes them: {@code :8080}, {@code localhost:3000}, {@code [::1]:80}.
 *
 * <p>Without a host it listens on every interface, or connects to this machine. LiteFS looks at it only when it listens or
 * connects. Names of services ({@code :http}) are refused, though Go knows them. Source: Go {@code net/ipsock.go},
 * {@code SplitHostPort}.
 *
 * @param value the text as it is written into litefs.yml
 */
public record SocketAddress(String value) implements Comparable<SocketAddress> {
    private static final String KEY = "address";
    private static final int MAX_PORT = 65_535;

    /** @throws InvalidValueException if the value is not host and port */
    public SocketAddress {
        int colon = value.lastIndexOf(':');
        check(colon >= 0, "must be host:port, or :port for every interface", value);
        String host = value.substring(0, colon);
        check(
                host.isEmpty() || HostText.isHost(host),
                "must have a host that is a name, an IPv4 address or an IPv6 address in brackets",
                value);
        check(isPort(value.substring(colon + 1)), "must have a port from 0 to 65535", value);
    }

    /** Returns the host without brackets; empty where the address names every interface. */
    public String host() {
        return HostText.withoutBrackets(value.substring(0, value.lastIndexOf(':')));
    }

    /** Returns the port; zero lets the system choose one. */
    public int port() {
        return Integer.parseInt(value.substring(value.lastIndexOf(':') + 1));
    }

    /** Returns whether only this machine can reach the address: {@code localhost} or a loopback IP address. */
    public boolean isLoopback() {
        return HostText.isLoopback(host());
    }

    /** Returns whether the address names every interface of the machine: no host, {@code 0.0.0.0} or {@code [::]}. */
    public boolean isEveryInterface() {
        return HostText.isEveryInterface(host());
    }

    private static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() <= 5
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) <= MAX_PORT;
    }

    private static void check(boolean ok, String rule, String value) {
        if (!ok) {
            throw new InvalidValueException(KEY, rule, value);
        }
    }

    @Override
    public int compareTo(SocketAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
