package io.litefs4j.domain.node;

import org.jspecify.annotations.Nullable;

/** The node could not be reached, or did not answer within the limit. It may be dead, frozen, or cut off. */
public final class NodeUnreachableException extends NodeApiException {
    private static final long serialVersionUID = 1L;

    /** @param reason what happened, as the rest of a sentence: {@code "refused the connection"} */
    public NodeUnreachableException(AdvertiseUrl node, String reason, @Nullable Throwable cause) {
        super(node, "LiteFS at " + node + " " + reason + ". Is litefs running there?", cause);
    }
}
