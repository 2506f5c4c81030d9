package io.litefs4j.adapters.http;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeEvents;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code GET /events}, one connection and one thread for each subscription. */
final class HttpNodeEvents implements NodeEvents, AutoCloseable {
    private final Wire wire;
    private final HttpNodeInfos infos;

    /** Guarded by this. */
    private final Set<HttpSubscription> open = new HashSet<>();

    private boolean closed;

    HttpNodeEvents(Wire wire, HttpNodeInfos infos) {
        this.wire = wire;
        this.infos = infos;
    }

    @Override
    public Subscription subscribe(AdvertiseUrl node, Listener listener) {
        EventStream stream = new EventStream(wire, infos, requireNonNull(node, "node"));
        HttpSubscription subscription = new HttpSubscription(
                stream, requireNonNull(listener, "listener"), new Retries(wire.limits()), this::forget);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the node API is closed");
            }
            open.add(subscription);
        }
        subscription.begin();
        return subscription;
    }

    private synchronized void forget(HttpSubscription subscription) {
        open.remove(subscription);
    }

    @Override
    public void close() {
        List<HttpSubscription> toClose;
        synchronized (this) {
            closed = true;
            toClose = List.copyOf(open);
        }
        toClose.forEach(HttpSubscription::close);
    }
}
