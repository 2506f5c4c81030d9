package io.litefs4j.domain.primary;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The node did not become what was waited for within the limit. */
public final class RoleTimeoutException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final Duration limit;

    /**
     * @param limit how long was waited
     * @param last what the node was in the end, in words
     * @param cause why the role was not known in the end, if it was not
     */
    public RoleTimeoutException(Duration limit, String last, @Nullable Throwable cause) {
        super(
                "this node did not get the awaited role within " + limit.toMillis() + " ms; in the end it was " + last
                        + ". Is a primary there, and does LiteFS answer?",
                cause);
        this.limit = requireNonNull(limit, "limit");
    }

    /** Returns how long was waited. */
    public Duration limit() {
        return limit;
    }
}
