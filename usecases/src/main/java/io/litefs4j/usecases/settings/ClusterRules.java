package io.litefs4j.usecases.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the nodes of one cluster must agree on, or must not share. Source: superfly/litefs {@code lease.go},
 * {@code StaticLeaser}; {@code store.go}, {@code monitorLease}.
 */
final class ClusterRules {
    private final Map<String, LiteFsSettings> nodes;
    private final Map<String, Findings> findings;

    private ClusterRules(Map<String, LiteFsSettings> nodes, Map<String, Findings> findings) {
        this.nodes = nodes;
        this.findings = findings;
    }

    /** @param findings by the names of {@code nodes} */
    static void check(Map<String, LiteFsSettings> nodes, Map<String, Findings> findings) {
        ClusterRules rules = new ClusterRules(nodes, findings);
        Map<String, LeaseSettings.Static> fixed = rules.leases(LeaseSettings.Static.class);
        Map<String, LeaseSettings.Consul> consul = rules.leases(LeaseSettings.Consul.class);
        if (!fixed.isEmpty() && !consul.isEmpty()) {
            rules.checkKinds();
        } else if (consul.isEmpty()) {
            rules.checkStatic(fixed);
        } else {
            rules.checkConsul(consul);
        }
    }

    private void checkKinds() {
        findings.values()
                .forEach(own -> own.errorIf(
                        true,
                        "lease.type",
                        "Some nodes have a static lease and some a Consul lease, so that they never agree on a primary.",
                        "Give all nodes of a cluster the same kind."));
    }

    private void checkStatic(Map<String, LeaseSettings.Static> leases) {
        Map<String, LeaseSettings.Static> primaries = having(leases, LeaseSettings::candidate);
        String named = String.join(", ", primaries.keySet());
        primaries
                .keySet()
                .forEach(name -> own(name)
                        .errorIf(
                                primaries.size() > 1,
                                "lease.candidate",
                                "With a static lease every candidate is primary: " + named
                                        + ". Each takes writes of its own.",
                                "Set lease.candidate to false on all nodes but one."));
        leases.keySet()
                .forEach(name -> own(name)
                        .errorIf(
                                primaries.isEmpty(),
                                "lease.candidate",
                                "No node is primary, and no node ever gets ready.",
                                "Set lease.candidate to true on one node."));
        Map<String, LeaseSettings.Static> replicas = having(leases, lease -> !lease.candidate());
        if (primaries.size() == 1) {
            String primary = primaries.keySet().iterator().next();
            replicas.forEach((name, replica) -> checkFollowing(name, replica, primary));
        }
        replicas.forEach((name, replica) -> own(name)
                .errorIf(
                        distinct(replicas, LeaseSettings::advertiseUrl) > 1,
                        "lease.advertise-url",
                        "The replicas follow different URLs.",
                        "Give every replica the URL of the one primary."));
    }

    private void checkFollowing(String name, LeaseSettings.Static replica, String primaryName) {
        LiteFsSettings primary = settings(primaryName);
        replica.advertiseUrl().ifPresent(url -> {
            own(name)
                    .errorIf(
                            primary.lease()
                                    .advertiseUrl()
                                    .filter(other -> !other.equals(url))
                                    .isPresent(),
                            "lease.advertise-url",
                            "This replica follows another URL than the primary, " + primaryName + ", gives for itself.",
                            "Give the primary's URL to every replica.");
            int port = primary.http().addr().port();
            own(name)
                    .warnIf(
                            primary.lease().advertiseUrl().isEmpty() && port != 0 && url.port() != port,
                            "lease.advertise-url",
                            "The API of the primary, " + primaryName + ", listens on port " + port + ".",
                            "Name that port, unless something forwards this one to it.");
        });
        Hostname known = primary.lease().hostname();
        own(name)
                .warnIf(
                        known.isNamed() && replica.hostname().isNamed() && !known.equals(replica.hostname()),
                        "lease.hostname",
                        "This replica calls its primary by another name than " + primaryName + " calls itself.",
                        "Give the primary's name to every replica.");
    }

    private void checkConsul(Map<String, LeaseSettings.Consul> leases) {
        long candidates = having(leases, LeaseSettings::candidate).size();
        boolean severalKeys = distinct(leases, ClusterRules::keyAtServer) > 1;
        boolean severalTimes = distinct(leases, LeaseSettings.Consul::effectiveTtl) > 1
                || distinct(leases, LeaseSettings.Consul::effectiveLockDelay) > 1;
        leases.forEach((name, lease) -> {
            Findings own = own(name);
            own.errorIf(
                    candidates == 0,
                    "lease.candidate",
                    "No node may become primary, and no node ever gets ready.",
                    "Set lease.candidate to true on two nodes or more.");
            own.warnIf(
                    candidates == 1,
                    "lease.candidate",
                    "Only one node may become primary, so that nobody takes over when it dies.",
                    "Set lease.candidate to true on two nodes or more.");
            own.errorIf(
                    severalKeys,
                    "lease.consul.key",
                    "The nodes compete for different keys, so that each key has a primary of its own.",
                    "Give all nodes of a cluster the same key and the same path in lease.consul.url.");
            own.warnIf(
                    severalTimes,
                    "lease.consul.ttl",
                    "The nodes have different TTLs or lock delays, so that a failover depends on who was primary.",
                    "Give all nodes the same.");
            own.errorIf(
                    isShared(leases, lease, LeaseSettings::advertiseUrl),
                    "lease.advertise-url",
                    "Another node gives the same URL for itself.",
                    "Give each node its own.");
            own.errorIf(
                    isShared(
                            leases,
                            lease,
                            other -> Optional.of(other.hostname()).filter(Hostname::isNamed)),
                    "lease.hostname",
                    "Another node has the same name, so that nobody can tell which of them is primary.",
                    "Give each node its own.");
        });
    }

    /** LiteFS puts the path of the URL before the key. */
    private static String keyAtServer(LeaseSettings.Consul lease) {
        return (lease.url().path() + "/" + lease.key()).replaceAll("/+", "/").replaceAll("^/|/$", "");
    }

    private <T extends LeaseSettings> Map<String, T> leases(Class<T> kind) {
        Map<String, T> leases = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            if (kind.isInstance(node.lease())) {
                leases.put(name, kind.cast(node.lease()));
            }
        });
        return leases;
    }

    private Findings own(String name) {
        return requireNonNull(findings.get(name), name);
    }

    private LiteFsSettings settings(String name) {
        return requireNonNull(nodes.get(name), name);
    }

    private static <T> Map<String, T> having(Map<String, T> leases, Predicate<T> property) {
        Map<String, T> some = new LinkedHashMap<>(leases);
        some.values().removeIf(property.negate());
        return some;
    }

    private static <T> long distinct(Map<String, T> leases, Function<T, ?> property) {
        return leases.values().stream().map(property).distinct().count();
    }

    private static <T> boolean isShared(Map<String, T> leases, T lease, Function<T, Optional<?>> property) {
        Optional<?> mine = property.apply(lease);
        return mine.isPresent()
                && leases.values().stream().map(property).filter(mine::equals).count() > 1;
    }
}
