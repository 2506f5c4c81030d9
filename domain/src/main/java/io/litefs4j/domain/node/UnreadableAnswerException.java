package io.litefs4j.domain.node;

import org.jspecify.annotations.Nullable;

/** Something answered, but not as LiteFS does, or at a length over the limit. Is the URL that of a LiteFS node? */
public final class UnreadableAnswerException extends NodeApiException {
    private static final long serialVersionUID = 1L;

    /**
     * @param request what was asked, such as {@code "GET /info"}
     * @param reason what was wrong with the answer, as the rest of a sentence: {@code "is not JSON"}
     */
    public UnreadableAnswerException(AdvertiseUrl node, String request, String reason, @Nullable Throwable cause) {
        super(node, "the answer of " + node + " to " + request + " " + reason + ". Is it a LiteFS node?", cause);
    }
}
