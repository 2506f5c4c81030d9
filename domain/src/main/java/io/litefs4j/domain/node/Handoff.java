package io.litefs4j.domain.node;

/** Gives the lease to a named connected node: {@code POST /handoff}, asked of the primary. */
public interface Handoff {
    /**
     * @param primary where the primary is reached
     * @param successor the node that shall hold the lease; must be connected to the primary now
     * @throws NodeRefusedException if {@code primary} is not primary or {@code successor} is not connected to it
     * @throws NodeApiException if the node cannot be reached in time
     */
    void handoff(AdvertiseUrl primary, NodeId successor);
}
