package io.litefs4j.usecases.primary;

import io.litefs4j.domain.node.NodeEvents;

/**
 * Where a {@link RoleMonitor} hears that the role may have changed: the events of its own node, as in
 * {@code listener -> events.subscribe(node, listener)}.
 */
@FunctionalInterface
public interface RoleNews {
    /** No news: where the node API cannot be reached, looking has to do. */
    RoleNews NONE = listener -> () -> {};

    /** Subscribes; closing the subscription ends it. */
    NodeEvents.Subscription subscribe(NodeEvents.Listener listener);
}
