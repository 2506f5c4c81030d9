package io.litefs4j.adapters.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as it comes in, piece by piece, each with a limit of time. The network is asked for the next
 * piece only when the last one was taken. Filled by the client's threads, taken by one, closed by any.
 */
final class BodyFeed implements HttpResponse.BodySubscriber<BodyFeed>, AutoCloseable {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Object lock = new Object();
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable Throwable failure;
    private boolean ended;
    private boolean closed;

    /**
     * Waits for the next piece.
     *
     * @return the piece, or empty where the body has ended as it should
     * @throws TimeoutException if none came in time; asking again is possible
     * @throws IOException if the body broke off, or this was closed
     */
    Optional<ByteBuffer> next(Duration limit) throws IOException, TimeoutException, InterruptedException {
        Optional<ByteBuffer> piece;
        Flow.Subscription toAsk;
        synchronized (lock) {
            await(limit);
            piece = Optional.ofNullable(pieces.poll());
            toAsk = pieces.isEmpty() && !ended ? subscription : null;
        }
        if (toAsk != null) {
            toAsk.request(1);
        }
        return piece;
    }

    private void await(Duration limit) throws IOException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!closed && !ended && pieces.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException();
            }
            lock.wait(left / NANOS_PER_MILLI + 1);
        }
        if (closed) {
            throw new IOException("closed");
        }
        if (pieces.isEmpty() && failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /** Ends the wait of whoever waits. The connection is given up unless the body has been read to its end. */
    @Override
    public void close() {
        Flow.Subscription toCancel;
        synchronized (lock) {
            closed = true;
            toCancel = ended ? null : subscription;
            pieces.clear();
            lock.notifyAll();
        }
        if (toCancel != null) {
            toCancel.cancel();
        }
    }

    @Override
    public CompletionStage<BodyFeed> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean late;
        synchronized (lock) {
            subscription = given;
            late = closed;
        }
        if (late) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        Flow.Subscription toAsk;
        synchronized (lock) {
            item.stream().filter(ByteBuffer::hasRemaining).forEach(pieces::add);
            toAsk = pieces.isEmpty() && !closed ? subscription : null;
            lock.notifyAll();
        }
        if (toAsk != null) {
            toAsk.request(1);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        synchronized (lock) {
            failure = thrown;
            ended = true;
            lock.notifyAll();
        }
    }

    @Override
    public void onComplete() {
        synchronized (lock) {
            ended = true;
            lock.notifyAll();
        }
    }
}
