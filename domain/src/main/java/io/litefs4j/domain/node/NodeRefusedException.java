package io.litefs4j.domain.node;

/** The node answered, and its answer is no. */
public final class NodeRefusedException extends NodeApiException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /**
     * @param request what was asked, such as {@code "POST /promote"}
     * @param status the HTTP status
     * @param reason LiteFS's own words
     */
    public NodeRefusedException(AdvertiseUrl node, String request, int status, String reason) {
        super(node, "LiteFS at " + node + " refused " + request + " with " + status + ": " + reason, null);
        this.status = status;
        this.reason = reason;
    }

    /** Returns the HTTP status of the refusal. */
    public int status() {
        return status;
    }

    /** Returns LiteFS's own words. */
    public String reason() {
        return reason;
    }
}
