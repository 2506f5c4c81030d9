package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.HttpSettings;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;

/** LiteFS's own API. Source: superfly/litefs {@code http/server.go}, {@code ServeHTTP}, {@code streamLTXSnapshot}. */
final class ApiRules {
    private static final GoDuration SHORT_FOR_A_SNAPSHOT = GoDuration.ofSeconds(10);

    private ApiRules() {}

    static void check(LiteFsSettings node, Findings findings) {
        HttpSettings http = node.http();
        findings.warnIf(
                http.addr().isEveryInterface(),
                "http.addr",
                "The API listens on every interface without authentication: who reaches it can read, replace and delete"
                        + " every database.",
                "Bind it to a private address, or keep others away with a firewall.");
        boolean others =
                node.lease() instanceof LeaseSettings.Consul || node.lease().candidate();
        findings.noteIf(
                http.addr().isLoopback() && others,
                "http.addr",
                "No other machine can replicate from this node, should it be primary.",
                "Bind it to a private address, unless the nodes share a machine or a relay listens for it.");
        findings.warnIf(
                http.addr().port() == 0,
                "http.addr",
                "The port changes with every start.",
                "Name a port, as " + HttpSettings.DEFAULT.addr().port() + ".");
        checkSnapshots(node, findings);
    }

    private static void checkSnapshots(LiteFsSettings node, Findings findings) {
        GoDuration timeout = node.http().snapshotTimeout();
        boolean inherited = timeout.equals(GoDuration.ZERO);
        findings.errorIf(
                inherited && !node.data().retention().isPositive(),
                "http.snapshot-timeout",
                "It takes the value of data.retention, which is no time at all: every snapshot is cut off at once, and a new"
                        + " replica never gets its data.",
                "Give a time for snapshots, or for data.retention.");
        findings.errorIf(
                !inherited && !timeout.isPositive(),
                "http.snapshot-timeout",
                "Every snapshot is cut off at once, and a new replica never gets its data.",
                "Give a time, or leave it out to take that of data.retention.");
        GoDuration effective = inherited ? node.data().retention() : timeout;
        findings.warnIf(
                effective.isPositive() && effective.isShorterThan(SHORT_FOR_A_SNAPSHOT),
                "http.snapshot-timeout",
                "A database that takes longer than " + effective + " to send is never sent whole.",
                "Give the largest database time to cross the network.");
    }
}
