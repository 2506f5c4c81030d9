package io.litefs4j.domain.node;

import io.litefs4j.domain.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The random id of a LiteFS process, new at each start: what {@code /handoff} wants and the header {@code Litefs-Id}
 * carries. Source: superfly/litefs {@code litefs.go}, {@code FormatNodeID}.
 *
 * @param value 16 hex digits in capitals
 */
public record NodeId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-F]{16}");

    /** @throws InvalidValueException if the value is not 16 hex digits in capitals */
    public NodeId {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValueException("node id", "must be 16 hex digits in capitals", value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
