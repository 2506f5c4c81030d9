package io.litefs4j.domain.node;

/**
 * The stream of {@code GET /events}, resumed for as long as the subscription is open.
 *
 * <p>Silence means nothing: LiteFS sends no heartbeat here. Each connection begins with {@link NodeEvent.Init}, so a
 * listener that takes the role from it has missed nothing that still holds. Transactions between two connections are
 * not repeated.
 */
public interface NodeEvents {
    /**
     * Subscribes to one node. The listener is called by one thread at a time.
     *
     * @return the subscription; closing it stops the calls
     */
    Subscription subscribe(AdvertiseUrl node, Listener listener);

    /** Hears a node. Must not block for long: LiteFS drops a subscriber that is 1024 events behind. */
    interface Listener {
        void heard(NodeEvent event);

        /**
         * The connection was lost or could not be made; the subscription tries again by itself. Until the next
         * {@link NodeEvent.Init} nothing is known.
         */
        void lost(NodeApiException reason);
    }

    /** An open subscription. Closing twice is harmless. */
    interface Subscription extends AutoCloseable {
        /** Ends the subscription and its thread; no call to the listener begins after this returns. */
        @Override
        void close();
    }
}
