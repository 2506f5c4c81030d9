package io.litefs4j.testkit.real;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.primary.Hostname;
import java.net.URI;
import java.time.Duration;

/**
 * Writes the {@code litefs.yml} of a real node, once its place is known. Immutable.
 *
 * <p>Any text will do: {@code layout -> yaml}. LiteFS is started with {@code -no-expand-env}.
 */
@FunctionalInterface
public interface NodeConfig {
    /** Returns the whole file. It must use the layout's mount, data directory and address. */
    String yaml(NodeLayout layout);

    /** Returns the same configuration with further top-level sections, given as YAML text. */
    default NodeConfig and(String sections) {
        return layout -> yaml(layout) + sections.stripTrailing() + "\n";
    }

    /** The primary for ever, under its own name. */
    static NodeConfig staticPrimary() {
        return layout -> common(layout) + staticLease(layout.hostname(), layout.url(), true);
    }

    /** A replica of the primary with this name and URL, for ever. */
    static NodeConfig staticReplica(Hostname primary, AdvertiseUrl url) {
        return layout -> common(layout) + staticLease(primary, url, false);
    }

    /**
     * A candidate for a lease in a server that speaks as Consul does.
     *
     * @param server where it listens; it must do so before the node starts if the URL has a path
     * @param key the lease's key
     * @param ttl LiteFS takes any; it renews at half of it
     */
    static NodeConfig consulCandidate(URI server, String key, Duration ttl) {
        return layout -> common(layout) + consulLease(layout, server, key, ttl);
    }

    private static String common(NodeLayout layout) {
        return """
                fuse:
                  dir: "%s"
                data:
                  dir: "%s"
                http:
                  addr: "%s"
                """.formatted(layout.mount(), layout.data(), layout.address());
    }

    private static String staticLease(Hostname hostname, AdvertiseUrl url, boolean candidate) {
        return """
                lease:
                  type: static
                  hostname: "%s"
                  advertise-url: "%s"
                  candidate: %s
                """.formatted(hostname, url, candidate);
    }

    private static String consulLease(NodeLayout layout, URI server, String key, Duration ttl) {
        return """
                lease:
                  type: consul
                  hostname: "%s"
                  advertise-url: "%s"
                  candidate: true
                  consul:
                    url: "%s"
                    key: "%s"
                    ttl: "%sms"
                """.formatted(layout.hostname(), layout.url(), server, key, ttl.toMillis());
    }
}
