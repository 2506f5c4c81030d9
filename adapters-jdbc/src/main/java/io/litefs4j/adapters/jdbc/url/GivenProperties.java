package io.litefs4j.adapters.jdbc.url;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The texts that were given, in the URL and beside it, with everything that is wrong with them. Not thread-safe; used
 * once.
 */
final class GivenProperties {
    /** What {@code DriverManager} and pools pass on, and what SQLite has not. */
    private static final Set<String> CREDENTIALS = Set.of("user", "password");

    private final Map<DriverProperty, String> texts = new EnumMap<>(DriverProperty.class);
    private final List<Fault> faults = new ArrayList<>();

    GivenProperties(SortedMap<String, String> inUrl, Properties beside) {
        inUrl.forEach(this::take);
        textsOf(beside).forEach(this::take);
    }

    private SortedMap<String, String> textsOf(Properties beside) {
        SortedMap<String, String> found = new TreeMap<>();
        beside.stringPropertyNames().forEach(name -> found.put(name, beside.getProperty(name)));
        beside.forEach((name, value) -> {
            if (!(name instanceof String) || !(value instanceof String)) {
                String type = value.getClass().getName();
                faults.add(new Fault(String.valueOf(name), "must be given as a String", type));
            }
        });
        return found;
    }

    private void take(String key, String text) {
        if (CREDENTIALS.contains(key)) {
            if (!text.isEmpty()) {
                faults.add(new Fault(key, "must be empty: SQLite has no users and would let anybody in", "…"));
            }
            return;
        }
        DriverProperty.named(key).ifPresentOrElse(property -> take(property, text), () -> faults.add(unknown(key)));
    }

    private void take(DriverProperty property, String text) {
        String before = texts.put(property, text);
        if (before != null && !before.equals(text)) {
            faults.add(new Fault(
                    property.key(), "must be the same in the URL, where it is '" + before + "', and beside it", text));
        }
    }

    private static Fault unknown(String key) {
        String known =
                Arrays.stream(DriverProperty.values()).map(DriverProperty::key).collect(Collectors.joining(", "));
        String guess = Suggestion.of(key)
                .map(property -> "did you mean " + property + "? There are " + known)
                .orElse("there are " + known);
        return new Fault("property", "must be one that this driver knows (" + guess + ")", key);
    }

    Optional<String> text(DriverProperty property) {
        return Optional.ofNullable(texts.get(property));
    }

    /** Reads a value, or its default. Where the text is refused, that is noted and the default stands in. */
    <T> T read(DriverProperty property, Function<String, T> reading) {
        String text = texts.getOrDefault(property, property.defaultText());
        return combine(property, () -> reading.apply(text), reading.apply(property.defaultText()));
    }

    /** Puts read values together. Where they do not fit, that is noted at {@code property}. */
    <T> T combine(DriverProperty property, Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (InvalidValueException e) {
            faults.addAll(e.at(property.key()).faults());
            return otherwise;
        }
    }

    /** @throws InvalidValueException if anything was wrong, with all of it */
    void requireFaultless() {
        if (!faults.isEmpty()) {
            throw new InvalidValueException(faults);
        }
    }
}
