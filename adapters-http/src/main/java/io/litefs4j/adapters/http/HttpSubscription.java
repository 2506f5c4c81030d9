package io.litefs4j.adapters.http;

import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One subscription and its thread, which alone calls the listener: connects, passes on, tells a loss once, waits, and
 * begins again.
 */
final class HttpSubscription implements NodeEvents.Subscription {
    private static final System.Logger LOG = System.getLogger(HttpSubscription.class.getName());

    private final EventStream stream;
    private final NodeEvents.Listener listener;
    private final Retries retries;
    private final Consumer<HttpSubscription> whenClosed;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Held while the listener is called, so that none is called once {@link #close} has returned. */
    private final ReentrantLock calls = new ReentrantLock();

    private boolean closed;

    /** Whether the present outage was told. Used by the thread of this subscription alone. */
    private boolean lossTold;

    HttpSubscription(
            EventStream stream, NodeEvents.Listener listener, Retries retries, Consumer<HttpSubscription> whenClosed) {
        this.stream = stream;
        this.listener = listener;
        this.retries = retries;
        this.whenClosed = whenClosed;
        this.thread = new Thread(this::run, "litefs4j-events-" + stream.node());
        this.thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                connect();
                closing.await(retries.next().toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            // Only close() interrupts this thread, which ends here.
            Thread.currentThread().interrupt();
        }
    }

    private void connect() throws InterruptedException {
        try {
            stream.listen(this::heard);
        } catch (NodeApiException e) {
            lost(e);
        } catch (IllegalStateException e) {
            // The client was closed under a thread that was told to end, and had not yet noticed.
            if (closing.getCount() > 0) {
                throw e;
            }
        }
    }

    private void heard(NodeEvent event) {
        if (event instanceof NodeEvent.Init) {
            lossTold = false;
            retries.startOver();
        }
        call(() -> listener.heard(event));
    }

    private void lost(NodeApiException reason) {
        if (!lossTold) {
            lossTold = true;
            call(() -> listener.lost(reason));
        }
    }

    /** A listener that throws must not end the subscription: nobody would learn that it hears nothing more. */
    private void call(Runnable listening) {
        calls.lock();
        try {
            if (!closed) {
                listening.run();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The listener to the events of " + stream.node() + " failed", e);
        } finally {
            calls.unlock();
        }
    }

    /** Waits for a call of the listener that is under way, unless that call closes. */
    @Override
    public void close() {
        calls.lock();
        try {
            closed = true;
        } finally {
            calls.unlock();
        }
        closing.countDown();
        stream.end();
        if (!Thread.currentThread().equals(thread)) {
            thread.interrupt();
        }
        whenClosed.accept(this);
    }
}
