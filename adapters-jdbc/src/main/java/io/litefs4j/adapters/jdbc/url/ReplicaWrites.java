package io.litefs4j.adapters.jdbc.url;

import io.litefs4j.domain.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** What becomes of a write on a node that is not the primary. */
public enum ReplicaWrites {
    /** It is refused with SQLState 25006. */
    REJECT,
    /** It takes the halt lock of the primary for its transaction. */
    HALT;

    /** @throws InvalidValueException if {@code text} is neither {@code reject} nor {@code halt} */
    static ReplicaWrites parse(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("replicaWrites", "must be reject or halt", text));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
