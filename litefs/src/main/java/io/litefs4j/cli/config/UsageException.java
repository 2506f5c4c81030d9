package io.litefs4j.cli.config;

import io.litefs4j.domain.LiteFsException;

/** The options do not go together. */
public final class UsageException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
