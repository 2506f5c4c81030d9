package io.litefs4j.adapters.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.testkit.node.FakeNode;
import io.litefs4j.testkit.node.FakeNodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Speaks for a {@link FakeNode} over HTTP, with the words and the layout of LiteFS. */
final class FakeNodeServer implements AutoCloseable {
    private static final String END = "";

    private final FakeNodes nodes;
    private final FakeNode node;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private final int port;
    private volatile CountDownLatch frozen = new CountDownLatch(0);

    FakeNodeServer(FakeNodes nodes, FakeNode node) {
        this.nodes = nodes;
        this.node = node;
        this.server = open(0);
        this.port = server.getAddress().getPort();
    }

    AdvertiseUrl url() {
        return new AdvertiseUrl("http://127.0.0.1:" + port);
    }

    void crash() {
        node.crash();
        server.stop(0);
    }

    void start() {
        node.start();
        server = open(port);
    }

    void freeze() {
        frozen = new CountDownLatch(1);
        node.freeze();
    }

    void thaw() {
        node.thaw();
        frozen.countDown();
    }

    private HttpServer open(int wanted) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            opened.setExecutor(threads);
            opened.createContext("/", this::handle);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            frozen.await();
            answer(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (!path.startsWith("/debug")) {
            exchange.getResponseHeaders().add("Litefs-Id", node.info().id().value());
        }
        try {
            switch (path) {
                case "/info" -> say(exchange, 200, GoJson.info(node.info()));
                case "/debug/vars" ->
                    say(exchange, 200, GoJson.variables(nodes.debugVariables().of(node.url())));
                case "/promote" -> {
                    nodes.promotion().promote(node.url());
                    say(exchange, 200, new byte[0]);
                }
                case "/handoff" -> {
                    nodes.handoff().handoff(node.url(), new NodeId(parameter(exchange)));
                    say(exchange, 200, new byte[0]);
                }
                case "/import" -> importFrom(exchange, body);
                case "/export" -> {
                    ByteArrayOutputStream file = new ByteArrayOutputStream();
                    nodes.databaseExport().export(node.url(), new DatabaseName(parameter(exchange)), file);
                    say(exchange, 200, file.toByteArray());
                }
                case "/events" -> events(exchange);
                default -> say(exchange, 404, "404 page not found\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (NodeRefusedException e) {
            say(exchange, e.status(), (e.reason() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void importFrom(HttpExchange exchange, byte[] body) throws IOException {
        Path file = Files.createTempFile("import", ".db");
        try {
            Files.write(file, body);
            nodes.databaseImport().importFrom(node.url(), new DatabaseName(parameter(exchange)), file);
            say(exchange, 200, new byte[0]);
        } finally {
            Files.delete(file);
        }
    }

    private void events(HttpExchange exchange) throws IOException, InterruptedException {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        NodeEvents.Listener listener = new NodeEvents.Listener() {
            @Override
            public void heard(NodeEvent event) {
                lines.add(GoJson.event(event));
            }

            @Override
            public void lost(NodeApiException reason) {
                if (node.mount().mount().state() != MountState.UNRESPONSIVE) {
                    lines.add(END);
                }
            }
        };
        NodeEvents.Subscription open = nodes.events().subscribe(node.url(), listener);
        try (OutputStream out = begin(exchange)) {
            String line = lines.take();
            while (!line.equals(END)) {
                frozen.await();
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
                line = lines.take();
            }
        } finally {
            open.close();
        }
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String parameter(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        frozen.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
