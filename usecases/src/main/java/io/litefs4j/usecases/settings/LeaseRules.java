package io.litefs4j.usecases.settings;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.Membership;

/**
 * Who is primary, as one node sees it. Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code Run};
 * {@code store.go}, {@code monitorLease}; {@code http/client.go}.
 */
final class LeaseRules {
    private static final GoDuration BUSY = GoDuration.ofMillis(10);
    private static final GoDuration SLOW = GoDuration.ofSeconds(10);

    private LeaseRules() {}

    static void check(LiteFsSettings node, Findings findings) {
        node.lease().advertiseUrl().ifPresent(url -> checkUrl(node, url, findings));
        if (node.lease() instanceof LeaseSettings.Consul consul) {
            ConsulRules.check(node, consul, findings);
        } else {
            checkStatic(node.lease(), findings);
        }
        checkPromotion(node, findings);
        checkDelays(node.lease(), findings);
        findings.warnIf(
                node.lease().databases().stream().distinct().count()
                        < node.lease().databases().size(),
                "lease.databases",
                "A database is named twice.",
                "Name each once.");
    }

    private static void checkStatic(LeaseSettings lease, Findings findings) {
        findings.errorIf(
                !lease.candidate() && lease.advertiseUrl().isEmpty(),
                "lease.advertise-url",
                "A static replica finds its primary by this URL alone: it mounts, but never gets ready.",
                "Give the primary's URL, not this node's.");
        findings.warnIf(
                !lease.candidate() && !lease.hostname().isNamed(),
                "lease.hostname",
                "This is the primary's name on a static replica: without it nobody can be told where to write.",
                "Give the primary's name, not this node's.");
        findings.noteIf(
                lease.candidate() && lease.advertiseUrl().isEmpty(),
                "lease.advertise-url",
                "The primary does not say where it is; its replicas must know from their own configuration.",
                "Give this node's URL, and the same to every replica.");
    }

    private static void checkUrl(LiteFsSettings node, AdvertiseUrl url, Findings findings) {
        findings.warnIf(
                url.isHttps(),
                "lease.advertise-url",
                "LiteFS speaks plain HTTP/2 whatever the scheme says; nothing is encrypted.",
                "Write http://, and protect the network between the nodes.");
        findings.noteIf(
                url.hasPath(), "lease.advertise-url", "LiteFS drops the path of the URL.", "Take the path away.");
        findings.warnIf(
                url.isLoopback(),
                "lease.advertise-url",
                "Every node takes this for itself, so that no other machine gets through.",
                "Name a host that the other nodes can reach, unless all run on one machine or a relay listens there.");
        findings.errorIf(
                url.isEveryInterface(),
                "lease.advertise-url",
                "This is an address to listen on, not one to connect to.",
                "Name a host that the other nodes can reach.");
        boolean own =
                node.lease() instanceof LeaseSettings.Consul || node.lease().candidate();
        int port = node.http().addr().port();
        findings.warnIf(
                own && port != 0 && url.port() != port,
                "lease.advertise-url",
                "The other nodes will try port " + url.port() + ", but the API listens on port " + port + ".",
                "Name the port of http.addr, unless something forwards the one to the other.");
    }

    private static void checkPromotion(LiteFsSettings node, Findings findings) {
        Membership membership = node.lease().membership();
        if (!membership.promote()) {
            return;
        }
        findings.warnIf(
                node.skipSync(),
                "lease.promote",
                "It has no effect with skip-sync, for the node never waits until it has caught up.",
                "Switch skip-sync off.");
        findings.warnIf(
                !membership.candidate(),
                "lease.promote",
                "It has no effect on a node that is no candidate.",
                "Make the node a candidate, or take it away.");
        findings.noteIf(
                membership.candidate() && node.lease() instanceof LeaseSettings.Static,
                "lease.promote",
                "It has no effect with a static lease, where the candidate is primary from the start.",
                "Take it away.");
    }

    private static void checkDelays(LeaseSettings lease, Findings findings) {
        GoDuration reconnect = lease.reconnectDelay();
        findings.errorIf(
                reconnect.isShorterThan(BUSY),
                "lease.reconnect-delay",
                "While the primary is away the node asks without a pause, with all of a processor and of the network.",
                "Leave it at " + Membership.DEFAULT.reconnectDelay() + ".");
        findings.warnIf(
                SLOW.isShorterThan(reconnect),
                "lease.reconnect-delay",
                "After every lost connection the node does nothing for " + reconnect
                        + ", and a failover waits as long.",
                "Leave it at " + Membership.DEFAULT.reconnectDelay() + ".");
        findings.noteIf(
                !lease.demoteDelay().equals(Membership.DEFAULT.demoteDelay()),
                "lease.demote-delay",
                "Nothing in LiteFS forces a demotion, so that it has no effect.",
                "Take it away.");
    }
}
