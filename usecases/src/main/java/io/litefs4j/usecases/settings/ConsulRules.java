package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;

/**
 * TTL and delays of a Consul lease. LiteFS renews every half TTL, tries again each second after an error, and stays primary
 * for one more second after it has given up: {@code store.go}, {@code monitorLeaseAsPrimary}; {@code consul/consul.go}.
 */
final class ConsulRules {
    private static final GoDuration ONE_FAILURE = GoDuration.ofSeconds(2);
    private static final GoDuration CONSUL_SHORTEST = GoDuration.ofSeconds(10);
    private static final GoDuration CONSUL_LONGEST_DELAY = GoDuration.ofSeconds(60);
    private static final GoDuration LONG = GoDuration.ofMinutes(1);
    private static final long SECOND = GoDuration.ofSeconds(1).nanos();

    private ConsulRules() {}

    static void check(LiteFsSettings node, LeaseSettings.Consul lease, Findings findings) {
        checkTtl(lease, findings);
        checkDelays(lease, findings);
        checkServer(lease, findings);
        findings.noteIf(
                !lease.hostname().isNamed(),
                "lease.hostname",
                "The node takes the machine's name, which in a container is new with every start.",
                "Name the node.");
        findings.warnIf(
                lease.advertiseUrl().isEmpty() && node.http().addr().isLoopback(),
                "lease.advertise-url",
                "The node tells the others its machine's name, but listens on this machine alone.",
                "Give the URL of the relay that listens for it, or bind http.addr to a private address.");
    }

    private static void checkTtl(LeaseSettings.Consul lease, Findings findings) {
        GoDuration ttl = lease.effectiveTtl();
        boolean outlives =
                ttl.isShorterThan(ONE_FAILURE) && lease.effectiveLockDelay().nanos() < SECOND - ttl.nanos() / 2;
        findings.errorIf(
                outlives,
                "lease.consul.ttl",
                "A primary that loses the lease server works on after its lease has ended, longer than the lock delay"
                        + " keeps others away: two primaries.",
                "Make the TTL at least 2s, or the lock delay at least 1s.");
        findings.warnIf(
                !outlives && ttl.compareTo(ONE_FAILURE) <= 0,
                "lease.consul.ttl",
                "A single renewal that fails costs the lease.",
                "Make the TTL at least 3s, unless the lease server runs beside LiteFS.");
        findings.noteIf(
                ONE_FAILURE.isShorterThan(ttl) && ttl.isShorterThan(CONSUL_SHORTEST),
                "lease.consul.ttl",
                "Consul itself takes no TTL below 10s, and no node would become primary.",
                "Make it at least 10s, unless the lease server is another than Consul.");
        findings.warnIf(
                LONG.isShorterThan(ttl),
                "lease.consul.ttl",
                "After the primary's machine has died nobody can write for up to " + ttl + ", with Consul for twice as"
                        + " long.",
                "Make it as short as the lease server allows.");
        findings.warnIf(
                lease.ttl().nanos() < 0,
                "lease.consul.ttl",
                "LiteFS ignores it and takes " + ttl + ".",
                "Write the TTL that is meant.");
    }

    private static void checkDelays(LeaseSettings.Consul lease, Findings findings) {
        findings.warnIf(
                lease.lockDelay().nanos() < 0,
                "lease.consul.lock-delay",
                "LiteFS ignores it and takes " + lease.effectiveLockDelay() + ".",
                "Write the delay that is meant.");
        findings.warnIf(
                CONSUL_LONGEST_DELAY.isShorterThan(lease.effectiveLockDelay()),
                "lease.consul.lock-delay",
                "Consul takes no delay above 60s, and no node would become primary.",
                "Make it a few seconds at most.");
        findings.warnIf(
                lease.effectiveTtl().isShorterThan(lease.reconnectDelay()),
                "lease.reconnect-delay",
                "It is longer than the TTL, so that a failover waits for it rather than for the lease.",
                "Make it shorter than lease.consul.ttl.");
    }

    private static void checkServer(LeaseSettings.Consul lease, Findings findings) {
        findings.warnIf(
                lease.url().hasUserInfo(),
                "lease.consul.url",
                "LiteFS writes the whole URL into its log when it starts, with the token in it.",
                "Give the token in the environment variable CONSUL_HTTP_TOKEN.");
        findings.noteIf(
                lease.url().path().length() > 1,
                "lease.consul.url",
                "With a path in the URL LiteFS ends at once if the lease server does not answer when it starts.",
                "Put the prefix into lease.consul.key.");
    }
}
