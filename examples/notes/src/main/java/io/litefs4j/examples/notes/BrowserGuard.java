package io.litefs4j.examples.notes;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses writes that a page of somebody else sends through a visitor's browser, and tells browsers what a page of ours
 * may do. A write is ours if its Origin is this host or the application on another node, whence a redirect may come.
 * What is no browser sends no Origin.
 */
final class BrowserGuard extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final transient Set<String> origins;
    private final String policy;

    /** @param peers the application's base URLs on the other nodes */
    BrowserGuard(Collection<URI> peers) {
        this.origins = peers.stream()
                .map(peer -> peer.getScheme() + "://" + peer.getAuthority())
                .collect(Collectors.toUnmodifiableSet());
        this.policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                + " form-action "
                + Stream.concat(Stream.of("'self'"), origins.stream().sorted()).collect(Collectors.joining(" "));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (READS.contains(request.getMethod()) || isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain");
            response.getWriter().write("The write was refused: it comes from the page of another site.\n");
        }
    }

    private boolean isOurs(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        }
        String host = request.getHeader("Host");
        return origins.contains(origin) || origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}
