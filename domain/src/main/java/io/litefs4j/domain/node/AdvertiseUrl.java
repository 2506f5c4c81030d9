package io.litefs4j.domain.node;

import io.litefs4j.domain.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where other nodes reach a node's LiteFS API; not where the application is reached.
 *
 * <p>LiteFS checks nothing until it connects, and then wants a scheme of http or https and a host. We want that at once,
 * and refuse user info (it would be logged), a query and a fragment. Source: superfly/litefs {@code http/client.go}.
 *
 * @param value the URL as text, as it is written into litefs.yml
 */
public record AdvertiseUrl(String value) implements Comparable<AdvertiseUrl> {
    private static final String KEY = "advertise-url";
    private static final int MAX_PORT = 65_535;

    /** @throws InvalidValueException if no other node could use the URL */
    public AdvertiseUrl {
        URI uri = uri(value);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        check(scheme.equals("http") || scheme.equals("https"), "must begin with http:// or https://", value);
        check(uri.getHost() != null && !uri.getHost().isEmpty(), "must name a host", value);
        check(uri.getRawUserInfo() == null, "must have no user info", redacted(uri));
        check(uri.getRawQuery() == null && uri.getRawFragment() == null, "must have no query or fragment", value);
        check(uri.getPort() != 0 && uri.getPort() <= MAX_PORT, "must have a port from 1 to 65535", value);
    }

    public URI uri() {
        return URI.create(value);
    }

    /** Returns the URL of an endpoint of this node: {@code resolve("/info")}. */
    public URI resolve(String pathAndQuery) {
        String base = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        return URI.create(base + pathAndQuery);
    }

    private static URI uri(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new InvalidValueException(KEY, "must be a URL", value);
        }
    }

    private static String redacted(URI uri) {
        return uri.getScheme() + "://…@" + uri.getHost();
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
