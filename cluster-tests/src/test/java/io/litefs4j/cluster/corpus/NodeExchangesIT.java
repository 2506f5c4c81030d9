package io.litefs4j.cluster.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.litefs4j.cluster.support.Sql;
import io.litefs4j.cluster.support.StoreView;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.corpus.NodeExchange;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Proxy;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the API of real nodes answers is what the corpus says. */
@RealLiteFs
class NodeExchangesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DatabaseName DATABASE = new DatabaseName("app.db");
    private static final List<String> HEADERS = List.of("Content-Type", "Litefs-Id", "Litefs-Cluster-Id");
    private static final String NO_NODE = "00000000DEADBEEF";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> today = new ArrayList<>();

    @Test
    void the_api_of_a_node_answers_as_it_did_when_it_was_recorded(RealCluster cluster) throws Exception {
        RealNode primary = cluster.node("n1");
        RealNode replica = cluster.node("n2");
        URLConnection toPrimary = events(primary);
        URLConnection toReplica = events(replica);
        try (BufferedReader onPrimary = lines(toPrimary);
                BufferedReader onReplica = lines(toReplica)) {
            Sql.run(primary.mount().resolve(DATABASE.value()), "CREATE TABLE t (n)");
            await().atMost(PATIENCE)
                    .until(() -> StoreView.position(replica, DATABASE).equals(StoreView.position(primary, DATABASE)));
            hear("primary", toPrimary, onPrimary);
            hear("replica", toReplica, onReplica);
        }
        askAll("primary", primary);
        askAll("replica", replica);
        primary.kill();
        await().atMost(PATIENCE).until(() -> StoreView.follows(replica, Hostname.UNNAMED));
        ask("no-primary", replica, "GET", "/info", "");
        CorpusRecord.compare("node-api.jsonl", today);
    }

    private void askAll(String situation, RealNode node) throws Exception {
        ask(situation, node, "GET", "/info", "");
        ask(situation, node, "GET", "/debug/vars", "");
        ask(situation, node, "POST", "/promote", "");
        ask(situation, node, "GET", "/promote", "");
        ask(situation, node, "POST", "/handoff?nodeID=" + NO_NODE, "");
        ask(situation, node, "POST", "/handoff?nodeID=none", "");
        ask(situation, node, "GET", "/export", "");
        ask(situation, node, "GET", "/export?name=missing.db", "");
        ask(situation, node, "POST", "/import", "");
        ask(situation, node, "POST", "/import?name=wrong.db", "this is no database");
        ask(situation, node, "GET", "/nothing", "");
    }

    private void ask(String situation, RealNode node, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(node.url().resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Map<String, String> headers = new TreeMap<>();
        HEADERS.forEach(
                name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, usualId(value))));
        today.add(new NodeExchange(situation, method + " " + path, answer.statusCode(), headers, usual(answer.body()))
                .line());
    }

    private static URLConnection events(RealNode node) throws IOException {
        return node.url().resolve("/events").toURL().openConnection(Proxy.NO_PROXY);
    }

    private static BufferedReader lines(URLConnection events) throws IOException {
        return new BufferedReader(new InputStreamReader(events.getInputStream(), UTF_8));
    }

    private void hear(String situation, URLConnection events, BufferedReader lines) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String name : HEADERS) {
            headers.put(name, usualId(events.getHeaderField(name)));
        }
        String first = lines.readLine() + "\n" + lines.readLine() + "\n";
        today.add(new NodeExchange(situation, "GET /events", 200, headers, usual(first)).line());
    }

    private static String usualId(String header) {
        return header.matches("[0-9A-F]{16}") ? "FEDCBA9876543210" : usual(header);
    }

    private static String usual(String text) {
        return text.replaceAll("LFSC[0-9A-F]{16}", "LFSC0123456789ABCDEF")
                .replaceAll("(?i)(checksum\"\\s*:\\s*\")[89a-f][0-9a-f]{15}", "$19a0b1c2d3e4f5061")
                .replaceAll("(timestamp\":\")[^\"]+", "$12026-01-02T03:04:05.678Z")
                .replaceAll("(\"path\"\\s*:\\s*\")[^\"]+", "$1/var/lib/litefs")
                .replaceAll("(?m)^\"cmdline\":.*$", "\"cmdline\": [\"litefs\"],")
                .replaceAll("(?m)^\"memstats\":.*$", "\"memstats\": {},");
    }
}
