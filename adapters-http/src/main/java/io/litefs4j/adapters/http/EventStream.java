package io.litefs4j.adapters.http;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeUnreachableException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The event stream of one node, one connection after the other. LiteFS sends no heartbeat, so silence is answered with a
 * question: {@code /info} must be answered, and by the process that sends the events. Read by one thread, ended by any.
 */
final class EventStream {
    private final Wire wire;
    private final HttpNodeInfos infos;
    private final Wire.Call call;
    private volatile @Nullable BodyFeed body;

    EventStream(Wire wire, HttpNodeInfos infos, AdvertiseUrl node) {
        this.wire = wire;
        this.infos = infos;
        this.call = new Wire.Call(node, "GET", "/events", wire.limits().answer());
    }

    AdvertiseUrl node() {
        return call.node();
    }

    /**
     * Connects, and passes on what is heard for as long as the connection lives. Begins with an Init.
     *
     * @throws NodeApiException always, in the end: why it ended
     */
    void listen(Consumer<NodeEvent> heard) throws InterruptedException {
        try (Wire.OpenAnswer answer = wire.open(call, BodyPublishers.noBody())) {
            NodeId process = answer.id().orElseThrow(() -> Wire.unreadable(call, "has no header Litefs-Id"));
            body = answer.body();
            boolean begun = false;
            Lines lines = new Lines(wire.limits().eventBytes());
            while (true) {
                for (byte[] line : lines.add(next(answer.body(), begun, process))) {
                    Optional<NodeEvent> event = NodeAnswers.event(call, line);
                    if (!begun && !(event.orElse(null) instanceof NodeEvent.Init)) {
                        throw Wire.unreadable(call, "does not begin with an init event");
                    }
                    begun = true;
                    event.ifPresent(heard);
                }
            }
        } catch (IOException e) {
            throw Wire.unreadable(call, String.valueOf(e.getMessage()));
        } finally {
            body = null;
        }
    }

    /** Ends the wait of the thread that listens. */
    void end() {
        BodyFeed open = body;
        if (open != null) {
            open.close();
        }
    }

    private byte[] next(BodyFeed open, boolean begun, NodeId process) throws InterruptedException {
        Duration limit = begun ? wire.limits().silence() : wire.limits().answer();
        while (true) {
            try {
                ByteBuffer piece = open.next(limit).orElseThrow(() -> lost("ended its event stream", null));
                return Wire.bytes(piece);
            } catch (TimeoutException e) {
                if (!begun) {
                    throw lost("did not begin its event stream in time", e);
                }
                confirm(process);
            } catch (IOException e) {
                throw lost("broke off its event stream", e);
            }
        }
    }

    private void confirm(NodeId process) {
        NodeId now = infos.of(call.node()).id();
        if (!now.equals(process)) {
            throw lost("was restarted and has forgotten its event stream", null);
        }
    }

    private NodeUnreachableException lost(String reason, @Nullable Exception cause) {
        return new NodeUnreachableException(call.node(), reason, cause);
    }
}
