package io.litefs4j.usecases.settings;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks the values of the domain what they make of a key, and notes what they refuse. Not thread-safe. */
final class PolicyCheck {
    private final RawConfig raw;
    private final ConfigFaults faults;

    PolicyCheck(RawConfig raw, ConfigFaults faults) {
        this.raw = raw;
        this.faults = faults;
    }

    boolean isAtFault(String key) {
        return faults.touches(key);
    }

    void refuse(String key, String message) {
        faults.policy(key, raw.place(key), message);
    }

    /** Returns the value of a key, or {@code standIn} if the key is at fault. */
    <T> T text(String key, Function<String, T> construction, T standIn) {
        return isAtFault(key)
                ? standIn
                : value(key, () -> construction.apply(raw.text(key))).orElse(standIn);
    }

    /** Returns the value of a key for which an empty text means none; none, too, if the key is at fault. */
    <T> Optional<T> textIfAny(String key, Function<String, T> construction) {
        return raw.text(key).isEmpty() || isAtFault(key)
                ? Optional.empty()
                : value(key, () -> construction.apply(raw.text(key)));
    }

    /** Returns the values of the items that are not at fault. */
    <T> List<T> texts(String key, Function<String, T> construction) {
        List<T> values = new ArrayList<>();
        List<String> items = raw.texts(key).orNone();
        for (int i = 0; i < items.size() && !isAtFault(key); i++) {
            String item = items.get(i);
            value(key + "[" + i + "]", () -> construction.apply(item)).ifPresent(values::add);
        }
        return values;
    }

    <T> Optional<T> value(String key, Supplier<T> construction) {
        try {
            return Optional.of(construction.get());
        } catch (InvalidValueException e) {
            e.faults().forEach(fault -> refuse(fault.key().startsWith(key + ".") ? fault.key() : key, sentence(fault)));
            return Optional.empty();
        }
    }

    /** The fault without its key, which the values do not know in full. */
    private static String sentence(Fault fault) {
        return fault.toString().substring(fault.key().length() + 1);
    }
}
