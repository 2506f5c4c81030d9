package io.litefs4j.adapters.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields are asked for by name and type. A field that is not as asked is an {@link IOException}. */
final class JsonObject {
    private final Map<String, @Nullable Object> fields;

    private JsonObject(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    static JsonObject read(byte[] text) throws IOException {
        return of("the answer", Json.read(text));
    }

    private static JsonObject of(String name, @Nullable Object value) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IOException(name + " is no object");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, field) -> fields.put(String.valueOf(key), field));
        return new JsonObject(fields);
    }

    Iterable<String> names() {
        return fields.keySet();
    }

    JsonObject object(String name) throws IOException {
        return of(name, fields.get(name));
    }

    String text(String name) throws IOException {
        return typed(name, String.class, "text");
    }

    /** Returns the text, or the empty one where the field is absent, as Go leaves out what is empty. */
    String textOrNone(String name) throws IOException {
        return fields.containsKey(name) ? text(name) : "";
    }

    boolean flag(String name) throws IOException {
        return typed(name, Boolean.class, "true or false");
    }

    /** Returns a whole number that Go holds in 32 bits without sign. */
    long unsigned(String name) throws IOException {
        Number number = typed(name, Number.class, "a number");
        boolean whole = number instanceof Integer || number instanceof Long;
        if (!whole || number.longValue() < 0 || number.longValue() > 0xFFFF_FFFFL) {
            throw new IOException(name + " is no unsigned number of 32 bits");
        }
        return number.longValue();
    }

    private <T> T typed(String name, Class<T> type, String words) throws IOException {
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw new IOException(name + (fields.containsKey(name) ? " is not " + words : " is missing"));
        }
        return type.cast(value);
    }
}
