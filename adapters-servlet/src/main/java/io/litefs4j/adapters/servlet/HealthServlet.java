package io.litefs4j.adapters.servlet;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.usecases.health.HealthChecker;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Answers the probes of load balancers and orchestrators, by GET and HEAD, with 200 or 503 and the reasons in JSON. Map it
 * to a prefix such as {@code /health/*}.
 *
 * <table>
 * <caption>What each path below the prefix asks</caption>
 * <tr><th>/live</th><td>Does this process answer? Always 200: a restart of it does not cure LiteFS.</td></tr>
 * <tr><th>/ready</th><td>Is the node healthy: its role known, and on a replica the lag within the limit?</td></tr>
 * <tr><th>/primary</th><td>Is it the primary, the one for writes?</td></tr>
 * <tr><th>/replica</th><td>Is it a replica whose lag is known; with {@code ?lag=2s} (a duration as in
 * {@code litefs.yml}), also at most that?</td></tr>
 * </table>
 *
 * <p>Safe for use by many threads; takes as long as asking for the role.
 *
 * <p><b>Source:</b> superfly/litefs {@code http/proxy_server.go}, {@code serveHTTPHealthCheck}: LiteFS's own check is 200 on
 * a node that was never connected.
 */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = HttpServletResponse.SC_BAD_REQUEST;

    private final transient CurrentRole role;
    private final transient HealthChecker health;

    /**
     * @param role what this node is
     * @param maxLag how old the newest news from the primary may be on a node that is ready; not negative
     */
    public HealthServlet(CurrentRole role, Duration maxLag) {
        this.role = requireNonNull(role, "role");
        this.health = new HealthChecker(role, maxLag);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (path) {
            case "/live" -> JsonAnswer.send(response, HttpServletResponse.SC_OK, Map.of("status", "live"));
            case "/ready" -> ready(response);
            case "/primary" -> answer(response, NodeRole::isPrimary);
            case "/replica" -> replica(request, response);
            default ->
                JsonAnswer.send(
                        response,
                        HttpServletResponse.SC_NOT_FOUND,
                        Map.of("error", "ask /live, /ready, /primary or /replica?lag=2s"));
        }
    }

    private void ready(HttpServletResponse response) throws IOException {
        answer(response, now -> health.of(now).status() == Health.Status.HEALTHY);
    }

    private void replica(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String limit = request.getParameter("lag");
        try {
            Duration lag = limit == null
                    ? Duration.ofMillis(Long.MAX_VALUE)
                    : GoDuration.parse(limit).toDuration();
            answer(
                    response,
                    now -> now instanceof NodeRole.Replica replica
                            && replica.lag().isWithin(lag));
        } catch (InvalidValueException e) {
            JsonAnswer.send(response, BAD_REQUEST, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private void answer(HttpServletResponse response, Predicate<NodeRole> wanted) throws IOException {
        try {
            NodeRole now = role.role();
            send(response, wanted.test(now), describe(now, health.of(now)));
        } catch (LiteFsNotRunningException e) {
            send(response, false, describe(HealthChecker.of(e)));
        } catch (RoleUnknownException e) {
            send(response, false, describe(HealthChecker.of(e)));
        }
    }

    private static void send(HttpServletResponse response, boolean ok, Map<String, Object> body) throws IOException {
        JsonAnswer.send(response, ok ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, body);
    }

    private static Map<String, Object> describe(NodeRole now, Health health) {
        Map<String, Object> body = describe(health);
        body.put("role", now.fold(() -> "primary", replica -> "replica", () -> "no primary"));
        if (now instanceof NodeRole.Replica replica) {
            body.put("primary", replica.primary().value());
            if (replica.lag().isKnown()) {
                body.put("lagMillis", replica.lag().millis());
            }
        }
        return body;
    }

    private static Map<String, Object> describe(Health health) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", health.status().name().toLowerCase(Locale.ROOT));
        List<Map<String, String>> reasons = health.reasons().stream()
                .map(reason -> Map.of("code", reason.code().name(), "text", reason.text()))
                .toList();
        body.put("reasons", reasons);
        return body;
    }
}
