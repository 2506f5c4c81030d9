package io.litefs4j.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.corpus.NodeExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client understands what real nodes have answered, word for word. */
class RecordedNodeTest {
    private static final Hostname N1 = new Hostname("n1");
    private static final DatabaseName DATABASE = new DatabaseName("app.db");
    private static final Position POSITION = Position.parse("0000000000000001/9a0b1c2d3e4f5061");

    private final NodeApi api = NodeApi.connecting();
    private HttpServer server;
    private volatile String situation = "primary";

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    private AdvertiseUrl node() {
        return new AdvertiseUrl("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            NodeExchange recorded =
                    NodeExchange.of(situation, exchange.getRequestMethod() + " " + exchange.getRequestURI());
            recorded.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = recorded.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(recorded.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream target = exchange.getResponseBody()) {
                target.write(body);
            }
        }
    }

    @Test
    void the_information_of_a_primary_a_replica_and_a_node_without_primary_is_understood() {
        NodeInfo primary = api.infos().of(node());
        assertThat(primary.isPrimary()).isTrue();
        assertThat(primary.candidate()).isTrue();
        assertThat(primary.primary()).isEqualTo(N1);
        assertThat(primary.id()).isEqualTo(new NodeId("FEDCBA9876543210"));
        assertThat(primary.clusterId()).isEqualTo(new ClusterId("LFSC0123456789ABCDEF"));
        situation = "replica";
        NodeInfo replica = api.infos().of(node());
        assertThat(replica.isPrimary()).isFalse();
        assertThat(replica.candidate()).isFalse();
        assertThat(replica.primary()).isEqualTo(N1);
        situation = "no-primary";
        NodeInfo lost = api.infos().of(node());
        assertThat(lost.isPrimary()).isFalse();
        assertThat(lost.primary()).isEqualTo(Hostname.UNNAMED);
    }

    @Test
    void the_inside_of_a_store_is_understood() {
        StoreVariables variables = api.debugVariables().of(node());
        assertThat(variables.isPrimary()).isTrue();
        assertThat(variables.databases()).containsOnlyKeys(DATABASE);
        assertThat(variables.databases().get(DATABASE).position()).isEqualTo(POSITION);
        assertThat(variables.databases().get(DATABASE).isHeldLocally()).isFalse();
    }

    @Test
    void events_are_understood() throws InterruptedException {
        situation = "replica";
        BlockingQueue<NodeEvent> heard = new LinkedBlockingQueue<>();
        NodeEvents.Listener listener = new NodeEvents.Listener() {
            @Override
            public void heard(NodeEvent event) {
                heard.add(event);
            }

            @Override
            public void lost(NodeApiException reason) {
                // The recorded stream ends, and the subscription begins anew.
            }
        };
        try (NodeEvents.Subscription subscription = api.events().subscribe(node(), listener)) {
            assertThat(subscription).isNotNull();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new NodeEvent.Init(false, N1));
            assertThat(heard.poll(30, TimeUnit.SECONDS))
                    .isEqualTo(new NodeEvent.Transaction(
                            DATABASE, POSITION, 4096, 2, Instant.parse("2026-01-02T03:04:05.678Z")));
        }
    }

    @Test
    void refusals_carry_the_status_and_the_words_of_litefs(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.db"), "this is no database");
        DatabaseName wrong = new DatabaseName("wrong.db");
        NodeId absent = new NodeId("00000000DEADBEEF");
        assertRefused(
                500,
                "cannot handoff: target node is not currently connected",
                () -> api.handoff().handoff(node(), absent));
        assertRefused(
                404,
                "database not found",
                () -> api.databaseExport()
                        .export(node(), new DatabaseName("missing.db"), OutputStream.nullOutputStream()));
        assertRefused(
                500,
                "read database header: invalid database header",
                () -> api.databaseImport().importFrom(node(), wrong, file));
        api.promotion().promote(node());
        situation = "replica";
        assertRefused(
                409, "not eligible to become primary", () -> api.promotion().promote(node()));
        assertRefused(
                500,
                "cannot handoff: node is not currently primary",
                () -> api.handoff().handoff(node(), absent));
        assertRefused(503, "lease expired", () -> api.databaseImport().importFrom(node(), wrong, file));
    }

    private static void assertRefused(int status, String reason, ThrowingCallable request) {
        assertThatExceptionOfType(NodeRefusedException.class)
                .isThrownBy(request)
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(status);
                    assertThat(refusal.reason()).isEqualTo(reason);
                });
    }
}
