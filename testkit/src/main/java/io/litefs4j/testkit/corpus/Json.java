package io.litefs4j.testkit.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of the corpus: objects as maps in their order, lists, strings, longs, doubles, booleans and null. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** @throws IllegalArgumentException if the text is not one JSON object */
    static Map<String, @Nullable Object> object(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object: " + text);
            }
            Map<String, @Nullable Object> object = members(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON object: " + text);
            }
            return object;
        } catch (JsonProcessingException e) {
            long place = e.getLocation().getCharOffset();
            throw new IllegalArgumentException(
                    "not JSON: " + e.getOriginalMessage() + " at character " + place + " of: " + text, e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static Map<String, @Nullable Object> members(JsonParser json) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    private static List<@Nullable Object> elements(JsonParser json) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return elements;
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> members(json);
            case START_ARRAY -> elements(json);
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    /** Returns JSON on one line, in ASCII. */
    static String text(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        print(value, json);
        return json.toString();
    }

    private static void print(@Nullable Object value, StringBuilder json) {
        if (value instanceof Map<?, ?> members) {
            json.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = members.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> member = entries.next();
                print(member.getKey(), json);
                json.append(": ");
                print(member.getValue(), json);
                json.append(entries.hasNext() ? ", " : "");
            }
            json.append('}');
        } else if (value instanceof List<?> elements) {
            json.append('[');
            for (Iterator<?> rest = elements.iterator(); rest.hasNext(); ) {
                print(rest.next(), json);
                json.append(rest.hasNext() ? ", " : "");
            }
            json.append(']');
        } else if (value instanceof String string) {
            quote(string, json);
        } else {
            json.append(value);
        }
    }

    private static void quote(String string, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                case '\r' -> json.append("\\r");
                default -> json.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        json.append('"');
    }
}
