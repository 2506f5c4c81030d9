package io.litefs4j.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A value was refused. It carries every fault that was found, not only the first. */
public final class InvalidValueException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** @param faults what was refused, at least one */
    public InvalidValueException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a fault");
        }
        this.faults = List.copyOf(faults);
    }

    public InvalidValueException(String key, String rule, String value) {
        this(List.of(new Fault(key, rule, value)));
    }

    /**
     * Returns the same refusal under the key of the setting that held the value: {@code lease.consul.ttl} instead of
     * {@code duration}.
     */
    public InvalidValueException at(String key) {
        return new InvalidValueException(
                faults.stream().map(f -> new Fault(key, f.rule(), f.value())).toList());
    }

    /** Returns the faults in the order of the checks; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
