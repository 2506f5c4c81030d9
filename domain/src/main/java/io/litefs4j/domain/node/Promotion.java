package io.litefs4j.domain.node;

/**
 * Asks a node to become primary by handoff: {@code POST /promote}. It needs a candidate and a reachable primary, and is
 * impossible with a static lease.
 */
public interface Promotion {
    /**
     * Returns when the primary has agreed; the role follows some 0.1 s later. Harmless on the primary itself.
     *
     * @throws NodeRefusedException 409 where the node is no candidate, 500 where there is no primary or it did not agree
     * @throws NodeApiException if the node cannot be reached in time
     */
    void promote(AdvertiseUrl node);
}
