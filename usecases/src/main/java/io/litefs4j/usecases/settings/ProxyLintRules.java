package io.litefs4j.usecases.settings;

import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.ProxyRules;
import io.litefs4j.domain.settings.ProxySettings;
import io.litefs4j.domain.settings.SocketAddress;
import io.litefs4j.domain.settings.UrlPattern;
import java.util.List;

/** LiteFS's proxy before the application. Source: superfly/litefs {@code http/proxy_server.go}, {@code serveHTTP}. */
final class ProxyLintRules {
    private static final String HEALTH = "/litefs/health";

    private ProxyLintRules() {}

    static void check(LiteFsSettings node, Findings findings) {
        if (node.proxy() instanceof ProxySettings.Enabled enabled) {
            checkEnabled(node, enabled, findings);
        } else if (node.proxy() instanceof ProxySettings.Disabled disabled) {
            findings.errorIf(
                    disabled.addr().isPresent() || disabled.db().isPresent(),
                    "proxy.target",
                    "Without a target no proxy runs, and LiteFS says so only in its log.",
                    "Name the address of the application, or take the proxy block away.");
        }
    }

    private static void checkEnabled(LiteFsSettings node, ProxySettings.Enabled proxy, Findings findings) {
        findings.warnIf(
                true,
                "proxy.target",
                "The proxy forwards nothing: a write that reaches a replica is answered with 200, an empty body and a"
                        + " fly-replay header, and outside of Fly.io it is lost.",
                "Route writes in the application or the load balancer.");
        findings.errorIf(
                isSamePort(proxy.addr(), node.http().addr()),
                "proxy.addr",
                "LiteFS's API listens on the same port, and LiteFS does not start.",
                "Give the proxy a port of its own.");
        findings.errorIf(
                isSamePort(proxy.addr(), proxy.target()) && isHere(proxy.target()),
                "proxy.target",
                "The proxy hands every request to itself.",
                "Name the port of the application.");
        findings.errorIf(
                proxy.target().port() == 0,
                "proxy.target",
                "Nothing can be reached on port 0.",
                "Name the port of the application.");
        findings.warnIf(proxy.addr().port() == 0, "proxy.addr", "The port changes with every start.", "Name a port.");
        findings.errorIf(
                !node.lease().databases().isEmpty() && !node.lease().databases().contains(proxy.db()),
                "proxy.db",
                "This node does not replicate the database that the proxy waits for, so that reads after a write time out.",
                "Add it to lease.databases, or name another.");
        checkRules(proxy.rules(), findings);
    }

    private static void checkRules(ProxyRules rules, Findings findings) {
        checkPatterns("proxy.passthrough", rules.passthrough(), findings);
        checkPatterns("proxy.always-forward", rules.alwaysForward(), findings);
        findings.warnIf(
                rules.passthrough().stream().anyMatch(pattern -> pattern.matches(HEALTH)),
                "proxy.passthrough",
                "A pattern covers " + HEALTH + ", which then goes to the application instead of LiteFS's own check.",
                "Make the pattern narrower.");
        findings.noteIf(
                !rules.maxLag().isPositive(),
                "proxy.max-lag",
                HEALTH + " is healthy however old the data is.",
                "Give the lag that readers can live with.");
        findings.warnIf(
                !rules.primaryRedirectTimeout().isPositive(),
                "proxy.primary-redirect-timeout",
                "A write is refused at once while the nodes agree on a new primary.",
                "Give them the time that a failover takes.");
    }

    private static void checkPatterns(String key, List<UrlPattern> patterns, Findings findings) {
        for (int i = 0; i < patterns.size(); i++) {
            String text = patterns.get(i).value();
            findings.warnIf(
                    !text.startsWith("/") && !text.startsWith("*"),
                    key + "[" + i + "]",
                    "The pattern matches nothing, for it is held against the whole path, which begins with a slash.",
                    "Begin it with a slash or an asterisk.");
        }
    }

    private static boolean isSamePort(SocketAddress one, SocketAddress other) {
        return one.port() != 0
                && one.port() == other.port()
                && (one.isEveryInterface()
                        || other.isEveryInterface()
                        || one.host().equalsIgnoreCase(other.host())
                        || (one.isLoopback() && other.isLoopback()));
    }

    private static boolean isHere(SocketAddress address) {
        return address.isEveryInterface() || address.isLoopback();
    }
}
