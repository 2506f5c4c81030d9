package io.litefs4j.domain.node;

/** Asks a node about itself: {@code GET /info}. */
public interface NodeInfos {
    /**
     * @return what the node says now
     * @throws NodeApiException if it cannot be reached in time, refuses, or answers what is not an answer
     */
    NodeInfo of(AdvertiseUrl node);
}
