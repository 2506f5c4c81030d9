package io.litefs4j.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Prints one JSON value. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes a value with its own calls of the generator. */
    interface Value {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Prints the value on one line. */
    static void printLine(PrintWriter out, Value value) {
        out.println(text(value, false));
    }

    /** Prints the value over several lines, for a person to read as well. */
    static void print(PrintWriter out, Value value) {
        out.println(text(value, true));
    }

    private static String text(Value value, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            if (pretty) {
                json.setPrettyPrinter(new DefaultPrettyPrinter());
            }
            value.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }
}
