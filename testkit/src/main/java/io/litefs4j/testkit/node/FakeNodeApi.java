package io.litefs4j.testkit.node;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.splitbrain.NodeClaim;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answers of {@link FakeNodes}, as {@code http/server.go} gives them. */
final class FakeNodeApi {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final FakeNodes nodes;

    FakeNodeApi(FakeNodes nodes) {
        this.nodes = nodes;
    }

    NodeInfo info(AdvertiseUrl url) {
        synchronized (nodes.lock()) {
            return reach(url).info();
        }
    }

    StoreVariables variables(AdvertiseUrl url) {
        synchronized (nodes.lock()) {
            FakeNode node = reach(url);
            return new StoreVariables(
                    node.role().isPrimary(),
                    node.info().candidate(),
                    node.store().variables());
        }
    }

    NodeEvents.Subscription subscribe(AdvertiseUrl url, NodeEvents.Listener listener) {
        synchronized (nodes.lock()) {
            return find(url)
                    .map(node -> node.subscribers().add(listener, nodes))
                    .orElseGet(() -> {
                        listener.lost(refusedConnection(url));
                        return () -> {};
                    });
        }
    }

    void promote(AdvertiseUrl url) {
        synchronized (nodes.lock()) {
            FakeNode node = reach(url);
            if (!node.info().candidate()) {
                throw refusal(node, "POST /promote", CONFLICT, "not eligible to become primary");
            }
            if (node.role().isPrimary()) {
                return;
            }
            FakeNode primary = node.primary()
                    .orElseThrow(() -> refusal(
                            node,
                            "POST /promote",
                            INTERNAL_ERROR,
                            "no primary is currently available for handoff, cannot promote"));
            if (!primary.isAnswering() || !nodes.isLinked(node, primary)) {
                throw refusal(node, "POST /promote", INTERNAL_ERROR, "handoff failed: no answer of " + primary.url());
            }
            if (handOff(primary, node).isPresent()) {
                throw refusal(
                        node,
                        "POST /promote",
                        INTERNAL_ERROR,
                        "handoff failed: invalid response: code=" + INTERNAL_ERROR);
            }
        }
    }

    void handOff(AdvertiseUrl url, NodeId successor) {
        synchronized (nodes.lock()) {
            FakeNode primary = reach(url);
            Optional<FakeNode> named = nodes.all().stream()
                    .filter(node -> node.info().id().equals(successor))
                    .findAny();
            handOff(primary, named.orElse(null)).ifPresent(words -> {
                throw refusal(primary, "POST /handoff", INTERNAL_ERROR, "cannot handoff: " + words);
            });
        }
    }

    private Optional<String> handOff(FakeNode primary, @Nullable FakeNode successor) {
        if (!primary.role().isPrimary()) {
            return Optional.of("node is not currently primary");
        }
        if (successor == null || !successor.isAlive() || !successor.role().isConnected(primary)) {
            return Optional.of("target node is not currently connected");
        }
        return nodes.lease().handOff(primary, successor);
    }

    long export(AdvertiseUrl url, DatabaseName database, OutputStream target) throws IOException {
        byte[] bytes;
        synchronized (nodes.lock()) {
            FakeNode node = reach(url);
            bytes = node.store()
                    .image(database)
                    .orElseThrow(() -> refusal(node, "GET /export", NOT_FOUND, "database not found"))
                    .bytes();
        }
        target.write(bytes);
        target.flush();
        return bytes.length;
    }

    void importFrom(AdvertiseUrl url, DatabaseName database, Path source) {
        byte[] bytes = read(source);
        synchronized (nodes.lock()) {
            FakeNode node = reach(url);
            if (!node.role().isPrimary()) {
                throw refusal(node, "POST /import", UNAVAILABLE, "lease expired");
            }
            if (node.store().image(database).isEmpty()) {
                node.openMissing(database);
            }
            try {
                node.commit(database, SqliteImage.of(bytes).imported());
            } catch (IllegalArgumentException e) {
                throw refusal(node, "POST /import", INTERNAL_ERROR, String.valueOf(e.getMessage()));
            }
        }
    }

    NodeClaim claim(AdvertiseUrl url) {
        synchronized (nodes.lock()) {
            try {
                NodeInfo info = info(url);
                Map<DatabaseName, Position> positions = new TreeMap<>();
                variables(url).databases().forEach((name, database) -> positions.put(name, database.position()));
                return info.isPrimary()
                        ? new NodeClaim.Primary(url, info.id(), info.clusterId(), positions)
                        : new NodeClaim.NotPrimary(url, info.id(), info.clusterId(), info.primary(), positions);
            } catch (NodeApiException e) {
                return new NodeClaim.Unknown(url, String.valueOf(e.getMessage()));
            }
        }
    }

    private FakeNode reach(AdvertiseUrl url) {
        FakeNode node = find(url).orElseThrow(() -> refusedConnection(url));
        if (!node.isAnswering()) {
            throw nodes.unreachable(node);
        }
        return node;
    }

    private Optional<FakeNode> find(AdvertiseUrl url) {
        return nodes.all().stream().filter(node -> node.url().equals(url)).findAny();
    }

    private static NodeUnreachableException refusedConnection(AdvertiseUrl url) {
        return new NodeUnreachableException(url, "refused the connection", null);
    }

    private static NodeRefusedException refusal(FakeNode node, String request, int status, String words) {
        return new NodeRefusedException(node.url(), request, status, words);
    }

    private static byte[] read(Path source) {
        try {
            return Files.readAllBytes(source);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }
}
