package io.litefs4j.domain.node;

/**
 * The inside of a node's store: {@code GET /debug/vars}. The way to find the local reader that blocks replication.
 *
 * <p>Source: superfly/litefs {@code store.go}, {@code Expvar}.
 */
public interface DebugVariables {
    /**
     * @throws NodeApiException if the node cannot be reached in time, refuses, or answers what is not an answer
     */
    StoreVariables of(AdvertiseUrl node);
}
