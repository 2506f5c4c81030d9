package io.litefs4j.adapters.http;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.domain.node.UnreadableAnswerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a node, and what may become of them. Everything that goes wrong comes out as one of the
 * {@link NodeApiException} family, with the connection given up. Safe for use by many threads.
 */
final class Wire implements AutoCloseable {
    static final int OK = 200;

    private static final String NODE_ID = "Litefs-Id";
    private static final int REFUSAL_BYTES = 4096;

    private final NodeApiLimits limits;
    private final NodeClient client;

    Wire(NodeApiLimits limits) {
        this.limits = limits;
        this.client = new NodeClient(limits.connect());
    }

    NodeApiLimits limits() {
        return limits;
    }

    /** A request by its words and its limit of time. */
    record Call(AdvertiseUrl node, String method, String pathAndQuery, Duration limit) {
        /** Returns the request for an error message: without its query, which may be long. */
        String words() {
            int query = pathAndQuery.indexOf('?');
            return method + " " + (query < 0 ? pathAndQuery : pathAndQuery.substring(0, query));
        }
    }

    /** An answer with status 200, of which the whole body is there. */
    static final class Answer {
        private final Optional<NodeId> id;
        private final byte[] body;

        Answer(Optional<NodeId> id, byte[] body) {
            this.id = id;
            this.body = body;
        }

        Optional<NodeId> id() {
            return id;
        }

        byte[] body() {
            return body;
        }
    }

    /** An answer with status 200, of which the body is still coming. */
    record OpenAnswer(Optional<NodeId> id, BodyFeed body) implements AutoCloseable {
        @Override
        public void close() {
            body.close();
        }
    }

    Answer get(Call call) {
        return ask(call, HttpRequest.BodyPublishers.noBody());
    }

    /** Asks what only LiteFS itself can do; an answer without the header of LiteFS is none. */
    void post(Call call, HttpRequest.BodyPublisher body) {
        if (ask(call, body).id().isEmpty()) {
            throw new UnreadableAnswerException(call.node(), call.words(), "has no header " + NODE_ID, null);
        }
    }

    private Answer ask(Call call, HttpRequest.BodyPublisher body) {
        long deadline = System.nanoTime() + call.limit().toNanos();
        try (OpenAnswer answer = open(call, body)) {
            return new Answer(answer.id(), whole(call, answer.body(), deadline, limits.answerBytes()));
        }
    }

    /** Sends the request and waits until the answer begins. The caller closes it. */
    OpenAnswer open(Call call, HttpRequest.BodyPublisher body) {
        HttpResponse<BodyFeed> response;
        try {
            response = client.get().send(request(call, body), head -> new BodyFeed());
        } catch (IOException e) {
            throw failed(call, e);
        } catch (InterruptedException e) {
            throw interrupted(call, e);
        }
        if (response.statusCode() != OK) {
            throw refusal(call, response);
        }
        return new OpenAnswer(nodeId(call, response), response.body());
    }

    private static HttpRequest request(Call call, HttpRequest.BodyPublisher body) {
        try {
            return HttpRequest.newBuilder(call.node().resolve(call.pathAndQuery()))
                    .method(call.method(), body)
                    .timeout(call.limit())
                    .build();
        } catch (IllegalArgumentException e) {
            // The JDK's client refuses host names that other programs take, such as those with an underscore.
            throw new NodeUnreachableException(call.node(), "has a host name that Java does not take", e);
        }
    }

    private NodeApiException refusal(Call call, HttpResponse<BodyFeed> response) {
        int status = response.statusCode();
        try (BodyFeed body = response.body()) {
            if (nodeId(call, response).isEmpty()) {
                return unreadable(call, "has the status " + status + " and no header " + NODE_ID);
            }
            long deadline = System.nanoTime() + call.limit().toNanos();
            byte[] words = whole(call, body, deadline, REFUSAL_BYTES);
            return new NodeRefusedException(call.node(), call.words(), status, printable(words));
        }
    }

    private byte[] whole(Call call, BodyFeed body, long deadline, int maxBytes) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            Optional<ByteBuffer> piece = next(call, body, Duration.ofNanos(deadline - System.nanoTime()));
            if (piece.isEmpty()) {
                return whole.toByteArray();
            }
            byte[] bytes = bytes(piece.get());
            if (whole.size() + bytes.length > maxBytes) {
                throw unreadable(call, "is longer than " + maxBytes + " bytes");
            }
            whole.writeBytes(bytes);
        }
    }

    /** Waits for the next piece of a body, or its end. */
    Optional<ByteBuffer> next(Call call, BodyFeed body, Duration limit) {
        try {
            return body.next(limit);
        } catch (TimeoutException e) {
            throw new NodeUnreachableException(
                    call.node(), "did not finish its answer to " + call.words() + " in time", e);
        } catch (IOException e) {
            throw failed(call, e);
        } catch (InterruptedException e) {
            throw interrupted(call, e);
        }
    }

    static byte[] bytes(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        return bytes;
    }

    static UnreadableAnswerException unreadable(Call call, String reason) {
        return new UnreadableAnswerException(call.node(), call.words(), reason, null);
    }

    /** Ends the connections that nobody uses. Calls under way end within their limits. */
    @Override
    public void close() {
        client.close();
    }

    private static Optional<NodeId> nodeId(Call call, HttpResponse<?> response) {
        return response.headers().firstValue(NODE_ID).map(id -> NodeAnswers.nodeId(call, id));
    }

    private static NodeApiException failed(Call call, IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return new NodeUnreachableException(call.node(), "did not accept the connection in time", e);
        }
        if (e instanceof HttpTimeoutException) {
            return new NodeUnreachableException(
                    call.node(),
                    "did not answer " + call.words() + " within " + call.limit().toMillis() + " ms",
                    e);
        }
        if (e instanceof ConnectException) {
            String reason = isUnresolved(e) ? "has a host name that cannot be resolved" : "refused the connection";
            return new NodeUnreachableException(call.node(), reason, e);
        }
        return new NodeUnreachableException(call.node(), "broke off " + call.words(), e);
    }

    private static boolean isUnresolved(Throwable e) {
        @Nullable Throwable cause = e;
        while (cause != null && !(cause instanceof UnresolvedAddressException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static NodeApiException interrupted(Call call, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new NodeUnreachableException(
                call.node(),
                "was not waited for until it answered " + call.words() + ": the thread was interrupted",
                e);
    }

    private static String printable(byte[] words) {
        return new String(words, StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
    }
}
