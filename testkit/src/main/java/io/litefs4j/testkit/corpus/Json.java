package io.litefs4j.testkit.corpus;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of the corpus: objects as maps in their order, lists, strings, longs, doubles, booleans and null. Reads what this
 * class or a strict writer has written; it is no judge of other JSON.
 */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the text is not one JSON object */
    static Map<String, @Nullable Object> object(String text) {
        Json json = new Json(text);
        json.blanks();
        Map<String, @Nullable Object> object = json.object();
        json.blanks();
        json.require(json.at == text.length(), "the end");
        return object;
    }

    private @Nullable Object value() {
        blanks();
        require(at < text.length(), "a value");
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        expect('{');
        blanks();
        if (!skip('}')) {
            do {
                blanks();
                String name = string();
                blanks();
                expect(':');
                members.put(name, value());
                blanks();
            } while (skip(','));
            expect('}');
        }
        return members;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> elements = new ArrayList<>();
        expect('[');
        blanks();
        if (!skip(']')) {
            do {
                elements.add(value());
                blanks();
            } while (skip(','));
            expect(']');
        }
        return elements;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (!skip('"')) {
            require(at < text.length(), "the end of a string");
            char next = text.charAt(at++);
            string.append(next == '\\' ? escaped() : next);
        }
        return string.toString();
    }

    private char escaped() {
        require(at < text.length(), "an escape");
        char kind = text.charAt(at++);
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                require(at + 4 <= text.length(), "four hex digits");
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> kind;
        };
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        require(at > start, "a value");
        String number = text.substring(start, at);
        if (number.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
            return Double.valueOf(number);
        }
        return Long.valueOf(number);
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        require(text.startsWith(word, at), word);
        at += word.length();
        return meaning;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        require(skip(wanted), "'" + wanted + "'");
    }

    private void require(boolean ok, String what) {
        if (!ok) {
            throw new IllegalArgumentException("not JSON: " + what + " expected at character " + at + " of: " + text);
        }
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
