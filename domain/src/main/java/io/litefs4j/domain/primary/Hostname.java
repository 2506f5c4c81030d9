package io.litefs4j.domain.primary;

import io.litefs4j.domain.InvalidValueException;

/**
 * The {@code lease.hostname} of a node: the name that {@code .primary}, {@code /info} and {@code /events} show.
 *
 * <p>A label, not an address: LiteFS never resolves it. With a static lease it may be empty ({@link #UNNAMED}), and on
 * a static replica it is the primary's. Source: superfly/litefs {@code fuse/primary_node.go}.
 *
 * @param value the name without surrounding blanks or control characters; empty where the lease names nobody
 */
public record Hostname(String value) {
    /** The hostname of a static lease that was given none. */
    public static final Hostname UNNAMED = new Hostname("");

    private static final int MAX_LENGTH = 255;

    /** @throws InvalidValueException if the value is over-long, has a control character or surrounding blanks */
    public Hostname {
        if (value.length() > MAX_LENGTH) {
            throw new InvalidValueException("hostname", "must have at most " + MAX_LENGTH + " characters", value);
        }
        if (value.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new InvalidValueException("hostname", "must have no control character or unpaired surrogate", value);
        }
        if (!value.equals(value.strip())) {
            throw new InvalidValueException("hostname", "must have no surrounding blanks", value);
        }
    }

    /** Returns whether the lease gave a name at all. */
    public boolean isNamed() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}
