package io.litefs4j.domain.settings;

import io.litefs4j.domain.InvalidValueException;

/**
 * A secret that LiteFS presents to a service. {@link #toString} does not show it.
 *
 * @param value the secret itself
 */
public record AuthToken(String value) {
    /** @throws InvalidValueException if the value is blank or could not stand in an HTTP header */
    public AuthToken {
        if (value.isBlank() || value.codePoints().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new InvalidValueException("auth-token", "must be printable ASCII without blanks", "…");
        }
    }

    @Override
    public String toString() {
        return "…";
    }
}
