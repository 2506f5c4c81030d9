package io.litefs4j.domain.node;

import io.litefs4j.domain.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The identity that the first primary of a cluster gives it. Nodes with different ids never join.
 *
 * <p>Source: superfly/litefs {@code litefs.go}, {@code ValidateClusterID}.
 *
 * @param value {@code LFSC} and 16 hex digits in capitals; empty where the node has none yet
 */
public record ClusterId(String value) {
    /** A node that has never been part of a cluster. */
    public static final ClusterId NONE = new ClusterId("");

    private static final Pattern SHAPE = Pattern.compile("LFSC[0-9A-F]{16}");

    /** @throws InvalidValueException if the value is neither empty nor LFSC and 16 hex digits */
    public ClusterId {
        if (!value.isEmpty() && !SHAPE.matcher(value).matches()) {
            throw new InvalidValueException("cluster id", "must be LFSC and 16 hex digits", value);
        }
    }

    public boolean isKnown() {
        return !value.isEmpty();
    }

    /** Returns whether both are known and differ. */
    public boolean contradicts(ClusterId other) {
        return isKnown() && other.isKnown() && !equals(other);
    }

    @Override
    public String toString() {
        return value;
    }
}
