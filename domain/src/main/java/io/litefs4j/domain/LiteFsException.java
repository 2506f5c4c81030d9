package io.litefs4j.domain;

import org.jspecify.annotations.Nullable;

/** The root of everything that litefs4j throws on its own account. The leaves live beside what throws them. */
public abstract class LiteFsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected LiteFsException(String message) {
        super(message);
    }

    protected LiteFsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
