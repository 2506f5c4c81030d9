package io.litefs4j.adapters.servlet;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.NodeRole;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps a write from reaching the application on a node that is not the primary: a request that is none of GET, HEAD,
 * OPTIONS and TRACE is refused with 503 and {@code Retry-After}, or sent on to the primary's application with 307, which
 * makes the client repeat it there with its body.
 *
 * <p>Where no primary is known, LiteFS does not run or the role is not known, a write is always refused with 503. The role
 * is asked once per write; it may change a moment later, so a write that slips through still meets
 * {@code ReplicaWriteException} in the data source. Reads pass untouched. Safe for use by many threads.
 *
 * <p><b>Source:</b> superfly/litefs {@code http/proxy_server.go}, {@code serveNonRead}: LiteFS's own proxy forwards
 * nothing off Fly.io, it answers a write on a replica with an empty 200.
 */
public final class WriteRoutingFilter implements Filter {
    /** About as long as an election takes. */
    public static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(2);

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int TEMPORARY_REDIRECT = 307;

    private final CurrentRole role;
    private final Function<Hostname, Optional<URI>> application;
    private final Duration retryAfter;

    private WriteRoutingFilter(CurrentRole role, Function<Hostname, Optional<URI>> application, Duration retryAfter) {
        this.role = requireNonNull(role, "role");
        this.application = requireNonNull(application, "application");
        this.retryAfter = checked(retryAfter);
    }

    /** Refuses writes that arrive anywhere but on the primary. */
    public static WriteRoutingFilter refusing(CurrentRole role) {
        return new WriteRoutingFilter(role, host -> Optional.empty(), DEFAULT_RETRY_AFTER);
    }

    /**
     * Sends writes to the application on the primary, by 307.
     *
     * @param application the base URL under which clients reach the application of the node with this LiteFS hostname;
     *     empty where it is not known, and then the write is refused
     */
    public static WriteRoutingFilter redirecting(CurrentRole role, Function<Hostname, Optional<URI>> application) {
        return new WriteRoutingFilter(role, application, DEFAULT_RETRY_AFTER);
    }

    /**
     * Returns the same filter that asks refused clients to come back after this long.
     *
     * @throws InvalidValueException if {@code pause} is shorter than a second, the unit of the header
     */
    public WriteRoutingFilter withRetryAfter(Duration pause) {
        return new WriteRoutingFilter(role, application, pause);
    }

    private static Duration checked(Duration retryAfter) {
        if (retryAfter.toSeconds() < 1) {
            throw new InvalidValueException("retry-after", "must be at least a second", retryAfter.toString());
        }
        return retryAfter;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            if (!READS.contains(http.getMethod())) {
                route(http, answer, chain);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void route(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        NodeRole now;
        try {
            now = role.role();
        } catch (LiteFsException e) {
            refuse(response, "this node cannot say what it is: " + e.getMessage(), Optional.empty());
            return;
        }
        if (now.isPrimary()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Hostname> primary = now.fold(Optional::empty, r -> Optional.of(r.primary()), Optional::empty);
        Optional<URI> address = primary.flatMap(application);
        if (address.isPresent()) {
            redirect(request, response, address.get());
        } else {
            String why = primary.isPresent() ? "this node is a replica" : "no primary is known";
            refuse(response, why, primary);
        }
    }

    private static void redirect(HttpServletRequest request, HttpServletResponse response, URI application) {
        String base = application.toString().replaceAll("/+$", "");
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(TEMPORARY_REDIRECT);
        response.setHeader("Location", base + request.getRequestURI() + query);
        response.setHeader("Cache-Control", "no-store");
    }

    private void refuse(HttpServletResponse response, String why, Optional<Hostname> primary) throws IOException {
        response.setHeader("Retry-After", String.valueOf(retryAfter.toSeconds()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "the write was not done: " + why);
        primary.filter(Hostname::isNamed).ifPresent(host -> body.put("primary", host.value()));
        JsonAnswer.send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, body);
    }
}
