package io.litefs4j.usecases.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.usecases.settings.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;

/** What LiteFS reads from a file: a value for each key, and where it stands. Not thread-safe. */
final class RawConfig {
    /** A place in the file, from 1. */
    record Place(int line, int column) implements Comparable<Place> {
        static final Place TOP = new Place(1, 1);

        static Place of(YamlNode node) {
            return new Place(node.line(), node.column());
        }

        @Override
        public int compareTo(Place other) {
            return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
        }
    }

    private final Map<String, RawValue> values = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();

    RawConfig() {
        ConfigKey.ALL.forEach(key -> values.put(key.path(), key.initial()));
    }

    void put(String path, RawValue value) {
        values.put(path, value);
    }

    void note(String path, Place place) {
        places.put(path, place);
    }

    /** Returns where the key stands, or else the nearest block around it, or else the top of the file. */
    Place place(String path) {
        Place place = places.get(path);
        if (place != null || path.isEmpty()) {
            return place == null ? Place.TOP : place;
        }
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return place(end < 0 ? "" : path.substring(0, end));
    }

    RawValue value(String path) {
        return requireNonNull(values.get(path), path);
    }

    boolean flag(String path) {
        return ((RawValue.Flag) value(path)).value();
    }

    long number(String path) {
        return ((RawValue.Whole) value(path)).value();
    }

    String text(String path) {
        return ((RawValue.Text) value(path)).value();
    }

    GoDuration span(String path) {
        return ((RawValue.Span) value(path)).value();
    }

    RawValue.Texts texts(String path) {
        return (RawValue.Texts) value(path);
    }

    RawValue.Commands commands(String path) {
        return (RawValue.Commands) value(path);
    }
}
