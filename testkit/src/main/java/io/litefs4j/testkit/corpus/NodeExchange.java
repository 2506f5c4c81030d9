package io.litefs4j.testkit.corpus;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the API of a real LiteFS node answered to one request: file {@code node-api.jsonl}.
 *
 * <p>The nodes are n1, a static primary, and n2, its replica that is no candidate; the one database is {@code app.db}.
 * Ids, checksums, times and the data directory are replaced by others of the same shape.
 *
 * @param situation what the node was: {@code primary}, {@code replica}, or {@code no-primary}
 * @param request method, path and query, such as {@code POST /promote}
 * @param status the HTTP status
 * @param headers those that mean something: {@code Content-Type}, {@code Litefs-Id}, {@code Litefs-Cluster-Id}
 * @param body the body as text; of {@code /events} the lines of the first events
 */
public record NodeExchange(String situation, String request, int status, Map<String, String> headers, String body) {
    private static final CorpusFile FILE = new CorpusFile("node-api.jsonl");

    public NodeExchange {
        requireNonNull(situation, "situation");
        requireNonNull(request, "request");
        headers = Map.copyOf(headers);
        requireNonNull(body, "body");
    }

    /** Returns the whole file. */
    public static List<NodeExchange> all() {
        return FILE.entries().stream().map(NodeExchange::read).toList();
    }

    /** Returns the answer to one request in one situation. */
    public static NodeExchange of(String situation, String request) {
        return all().stream()
                .filter(exchange -> exchange.situation.equals(situation) && exchange.request.equals(request))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + request + " of " + situation));
    }

    /** Returns the exchange as a line of the file. */
    public String line() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("situation", situation);
        json.put("request", request);
        json.put("status", (long) status);
        json.put("headers", new TreeMap<>(headers));
        json.put("body", body);
        return CorpusFile.line(json);
    }

    private static NodeExchange read(Map<String, @Nullable Object> json) {
        Map<String, String> headers = new LinkedHashMap<>();
        ((Map<?, ?>) requireNonNull(json.get("headers"), "headers"))
                .forEach((name, value) -> headers.put((String) name, (String) value));
        return new NodeExchange(
                (String) requireNonNull(json.get("situation"), "situation"),
                (String) requireNonNull(json.get("request"), "request"),
                ((Long) requireNonNull(json.get("status"), "status")).intValue(),
                headers,
                (String) requireNonNull(json.get("body"), "body"));
    }
}
