package io.litefs4j.domain.splitbrain;

import io.litefs4j.domain.node.AdvertiseUrl;

/** Asks one node whether it is primary, by its API: {@code /info}, and {@code /debug/vars} for the positions. */
public interface NodeClaims {
    /**
     * Returns in bounded time and never throws for the node's sake: one that cannot be asked is
     * {@link NodeClaim.Unknown}.
     */
    NodeClaim ask(AdvertiseUrl node);
}
