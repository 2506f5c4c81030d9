package io.litefs4j.domain.internal;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one value, so that all of them are reported together. Not thread-safe. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    /** Refuses {@code value} at once unless {@code ok}. */
    public static void check(boolean ok, String key, Object value, String rule) {
        if (!ok) {
            throw new InvalidValueException(key, rule, value.toString());
        }
    }

    /** Notes a fault unless {@code ok}. */
    public Faults expect(boolean ok, String key, Object value, String rule) {
        if (!ok) {
            found.add(new Fault(key, rule, value.toString()));
        }
        return this;
    }

    /** Runs a construction and keeps its faults instead of letting them end the search for others. */
    public Faults collect(Runnable construction) {
        try {
            construction.run();
        } catch (InvalidValueException e) {
            found.addAll(e.faults());
        }
        return this;
    }

    /** @throws InvalidValueException with all faults noted, if there is one */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidValueException(found);
        }
    }
}
