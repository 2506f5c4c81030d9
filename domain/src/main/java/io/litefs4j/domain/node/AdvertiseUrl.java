package io.litefs4j.domain.node;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.internal.HostText;
import io.litefs4j.domain.internal.HttpUrlText;
import java.net.URI;

/**
 * Where other nodes reach a node's LiteFS API; not where the application is reached.
 *
 * <p>LiteFS checks nothing until it connects, and then wants a scheme of http or https and a host. We want that at once,
 * and refuse user info (it would be logged), a query and a fragment. LiteFS drops a path, and so do we when we connect; it
 * speaks plain HTTP whatever the scheme says. Source: superfly/litefs {@code http/client.go}.
 *
 * @param value the URL as text, as it is written into litefs.yml
 */
public record AdvertiseUrl(String value) implements Comparable<AdvertiseUrl> {
    private static final String KEY = "advertise-url";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** @throws InvalidValueException if no other node could use the URL */
    public AdvertiseUrl {
        HttpUrlText url = HttpUrlText.parse(KEY, value);
        check(url.userInfo().isEmpty(), "must have no user info", url.redacted());
        check(!url.hasQueryOrFragment(), "must have no query or fragment", value);
    }

    public URI uri() {
        return URI.create(value);
    }

    /** Returns the host: a name, an IPv4 address, or an IPv6 address in brackets. */
    public String host() {
        return parts().host();
    }

    /** Returns the port that is connected to, 80 or 443 where the URL names none. */
    public int port() {
        int port = parts().portNumber();
        return port != 0 ? port : isHttps() ? HTTPS_PORT : HTTP_PORT;
    }

    public boolean isHttps() {
        return parts().scheme().equalsIgnoreCase("https");
    }

    /** Returns whether the host means the machine that asks: {@code localhost} or a loopback address. */
    public boolean isLoopback() {
        return HostText.isLoopback(HostText.withoutBrackets(host()));
    }

    /** Returns whether the host is {@code 0.0.0.0} or {@code [::]}, to which nobody should connect. */
    public boolean isEveryInterface() {
        return HostText.isEveryInterface(HostText.withoutBrackets(host()));
    }

    /** Returns whether the URL has a path, which LiteFS would drop. */
    public boolean hasPath() {
        return parts().path().length() > 1;
    }

    /** Returns the URL of an endpoint of this node: {@code resolve("/info")}. */
    public URI resolve(String pathAndQuery) {
        HttpUrlText url = parts();
        return URI.create(url.scheme() + "://" + url.host() + url.port() + pathAndQuery);
    }

    private HttpUrlText parts() {
        return HttpUrlText.parse(KEY, value);
    }

    private static void check(boolean ok, String rule, String value) {
        if (!ok) {
            throw new InvalidValueException(KEY, rule, value);
        }
    }

    @Override
    public int compareTo(AdvertiseUrl other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
