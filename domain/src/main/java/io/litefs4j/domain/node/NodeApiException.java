package io.litefs4j.domain.node;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import org.jspecify.annotations.Nullable;

/** A call of a node's API did not give an answer. */
public abstract sealed class NodeApiException extends LiteFsException
        permits NodeUnreachableException, NodeRefusedException, UnreadableAnswerException {
    private static final long serialVersionUID = 1L;

    private final transient AdvertiseUrl node;

    NodeApiException(AdvertiseUrl node, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.node = requireNonNull(node, "node");
    }

    /** Returns the node that was asked. */
    public AdvertiseUrl node() {
        return node;
    }
}
