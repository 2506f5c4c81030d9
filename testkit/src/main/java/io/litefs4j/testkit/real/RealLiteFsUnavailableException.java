package io.litefs4j.testkit.real;

import io.litefs4j.domain.LiteFsException;
import org.jspecify.annotations.Nullable;

/** This machine cannot run real LiteFS nodes; the message says what is missing and how to get it. */
public final class RealLiteFsUnavailableException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    RealLiteFsUnavailableException(String message) {
        this(message, null);
    }

    RealLiteFsUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
