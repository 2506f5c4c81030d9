package io.litefs4j.cli.config;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.Membership;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The nodes of a cluster and what they share, from which the settings of each follow.
 *
 * @param base what all nodes have in common; its lease is replaced, but for the delays and {@code promote}
 * @param nodes where each node is reached, by its hostname, in the order in which they were named
 */
record ClusterPlan(LiteFsSettings base, Map<Hostname, AdvertiseUrl> nodes) {
    ClusterPlan {
        nodes = new LinkedHashMap<>(nodes);
    }

    /**
     * Returns the settings of each node under a static lease: the primary is the only candidate, and every other node is told the
     * primary's name and URL, for that is what LiteFS wants of a static replica.
     *
     * @throws InvalidValueException if the primary is none of the nodes
     */
    Map<Hostname, LiteFsSettings> withStaticLease(Hostname primary) {
        AdvertiseUrl primaryUrl = nodes.get(primary);
        if (primaryUrl == null) {
            throw new InvalidValueException(
                    "--primary", "must be one of the nodes, " + nodes.keySet(), primary.value());
        }
        return each((name, url) -> new LeaseSettings.Static(membership(primary, primaryUrl, name.equals(primary))));
    }

    /** Returns the settings of each node under a Consul lease: every node is a candidate under its own name and URL. */
    Map<Hostname, LiteFsSettings> withConsulLease(LeaseSettings.Consul consul) {
        return each((name, url) -> new LeaseSettings.Consul(
                membership(name, url, true), consul.url(), consul.key(), consul.ttl(), consul.lockDelay()));
    }

    private Map<Hostname, LiteFsSettings> each(BiFunction<Hostname, AdvertiseUrl, LeaseSettings> lease) {
        Map<Hostname, LiteFsSettings> settings = new LinkedHashMap<>();
        nodes.forEach((name, url) -> settings.put(
                name, base.toBuilder().lease(lease.apply(name, url)).build()));
        return settings;
    }

    private Membership membership(Hostname hostname, AdvertiseUrl url, boolean candidate) {
        return Membership.builder()
                .hostname(hostname)
                .advertiseUrl(url)
                .candidate(candidate)
                .promote(base.lease().promote())
                .reconnectDelay(base.lease().reconnectDelay())
                .demoteDelay(base.lease().demoteDelay())
                .build();
    }
}
