package io.litefs4j.testkit.real;

import io.litefs4j.domain.LiteFsException;
import org.jspecify.annotations.Nullable;

/** A real node did not do what the test asked of it; the message ends with the last lines of its log. */
public final class RealNodeException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    RealNodeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
