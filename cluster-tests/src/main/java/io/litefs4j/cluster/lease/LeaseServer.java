package io.litefs4j.cluster.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.GoDuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speaks as much of Consul's HTTP API as LiteFS asks for, on loopback, and lets a test decide who gets the lease.
 *
 * <p>Every request is answered at once: a lease server that hangs makes two primaries. Source: superfly/litefs {@code
 * consul/consul.go}.
 */
public final class LeaseServer implements AutoCloseable {
    /** The lease's key, as the configuration names it. */
    public static final String KEY = "litefs/primary";

    private static final String KV = "/v1/kv/";
    private static final String SESSION = "/v1/session/";
    private static final Pattern TTL = Pattern.compile("\"TTL\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern HOSTNAME = Pattern.compile("\"hostname\"\\s*:\\s*\"([^\"]*)\"");

    private final Leases leases;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "lease-server");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private volatile boolean outage;

    private LeaseServer(HttpServer server, boolean expiring) {
        this.server = server;
        leases = new Leases(System::nanoTime, expiring);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /** Starts a server on a free port whose leases end after their TTL. */
    public static LeaseServer expiring() {
        return start(true);
    }

    /** Starts a server on a free port whose leases end by {@link #endLease} only, however busy the machine is. */
    public static LeaseServer patient() {
        return start(false);
    }

    private static LeaseServer start(boolean expiring) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            LeaseServer leaseServer = new LeaseServer(HttpServer.create(address, 0), expiring);
            leaseServer.server.start();
            return leaseServer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the value of {@code lease.consul.url}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns who holds the lease now. */
    public Optional<Hostname> holder() {
        return leases.get(KEY)
                .filter(entry -> entry.session() != null)
                .map(entry -> new Hostname(hostname(entry.value())));
    }

    /** From now on only these nodes may take the lease; who holds it keeps it. */
    public void admit(Set<Hostname> nodes) {
        leases.admit(value -> nodes.contains(new Hostname(hostname(value))));
    }

    /** Ends the lease at once, as if it had expired: the holder learns it at its next renewal. */
    public void endLease() {
        leases.endAll();
    }

    /** Answers every request with an error, or no longer. */
    public void setOutage(boolean outage) {
        this.outage = outage;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (outage) {
            send(exchange, 500, "No cluster leader");
        } else if (path.startsWith(SESSION)) {
            session(exchange, path.substring(SESSION.length()), body);
        } else if (path.startsWith(KV)) {
            key(exchange, path.substring(KV.length()), body);
        } else {
            send(exchange, 404, "");
        }
    }

    private void session(HttpExchange exchange, String request, String body) throws IOException {
        String id = request.substring(request.indexOf('/') + 1);
        if (request.equals("create")) {
            Matcher ttl = TTL.matcher(body);
            String text = ttl.find() ? ttl.group(1) : "10s";
            send(exchange, 200, "{\"ID\":\"" + leases.create(GoDuration.parse(text)) + "\"}");
        } else if (request.startsWith("renew/")) {
            if (leases.renew(id)) {
                send(exchange, 200, "[{\"ID\":\"" + id + "\"}]");
            } else {
                send(exchange, 404, "Session id '" + id + "' not found");
            }
        } else {
            leases.end(id);
            send(exchange, 200, "true");
        }
    }

    private void key(HttpExchange exchange, String key, String body) throws IOException {
        String query = exchange.getRequestURI().getQuery() == null
                ? ""
                : exchange.getRequestURI().getQuery();
        String id = query.substring(query.indexOf('=') + 1);
        if (exchange.getRequestMethod().equals("GET")) {
            Optional<Leases.Entry> entry = leases.get(key);
            send(
                    exchange,
                    entry.isPresent() ? 200 : 404,
                    entry.map(found -> json(key, found)).orElse(""));
        } else if (query.startsWith("acquire=")) {
            send(exchange, 200, Boolean.toString(leases.acquire(key, body, id)));
        } else if (query.startsWith("release=")) {
            send(exchange, 200, Boolean.toString(leases.release(key, body, id)));
        } else {
            leases.put(key, body);
            send(exchange, 200, "true");
        }
    }

    private static String json(String key, Leases.Entry entry) {
        String session = entry.session() == null ? "" : ",\"Session\":\"" + entry.session() + "\"";
        return "[{\"Key\":\"" + key + "\",\"Flags\":0,\"Value\":\""
                + Base64.getEncoder().encodeToString(entry.value().getBytes(UTF_8)) + "\"" + session + "}]";
    }

    private static String hostname(String value) {
        Matcher hostname = HOSTNAME.matcher(value);
        return hostname.find() ? hostname.group(1) : "";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("X-Consul-Index", "1");
        exchange.getResponseHeaders().set("X-Consul-KnownLeader", "true");
        exchange.getResponseHeaders().set("X-Consul-LastContact", "0");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
