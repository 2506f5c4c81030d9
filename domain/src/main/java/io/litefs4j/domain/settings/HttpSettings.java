package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

/**
 * The {@code http:} block: where LiteFS's own API listens. It has no authentication and lets anyone who reaches it read and
 * replace every database.
 *
 * <p>Source: superfly/litefs {@code http/server.go}, {@code DefaultAddr}.
 *
 * @param addr the address to listen on
 * @param snapshotTimeout how long sending one snapshot may take; zero takes {@code data.retention}
 */
public record HttpSettings(SocketAddress addr, GoDuration snapshotTimeout) {
    /** Every interface, port 20202. */
    public static final HttpSettings DEFAULT = new HttpSettings(new SocketAddress(":20202"), GoDuration.ZERO);

    public HttpSettings {
        requireNonNull(addr, "addr");
        requireNonNull(snapshotTimeout, "snapshotTimeout");
    }

    /** Returns the default with another address. */
    public static HttpSettings at(SocketAddress addr) {
        return new HttpSettings(addr, DEFAULT.snapshotTimeout);
    }
}
