package io.litefs4j.usecases.settings;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.settings.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes YAML in block style, two blanks per level, every string in double quotes on one line. Not thread-safe. */
final class BlockWriter {
    private static final String INDENT = "  ";

    private final StringBuilder text;
    private final List<Fault> dollars;
    private final String path;
    private final String indent;

    /** What stands before the first key of a list item; used up by it. */
    private String marker;

    BlockWriter() {
        this(new StringBuilder(), new ArrayList<>(), "", "", "");
    }

    private BlockWriter(StringBuilder text, List<Fault> dollars, String path, String indent, String marker) {
        this.text = text;
        this.dollars = dollars;
        this.path = path;
        this.indent = indent;
        this.marker = marker;
    }

    /** Writes the block, or nothing where it would be empty. */
    void block(String key, Consumer<BlockWriter> content) {
        StringBuilder inner = new StringBuilder();
        content.accept(new BlockWriter(inner, dollars, path + key + ".", indent + INDENT, ""));
        if (!inner.isEmpty()) {
            begin(key).append('\n').append(inner);
        }
    }

    /** Writes a list of blocks, or nothing where it would be empty. */
    <T> void items(String key, List<T> items, BiConsumer<BlockWriter, T> content) {
        if (items.isEmpty()) {
            return;
        }
        begin(key).append('\n');
        for (int i = 0; i < items.size(); i++) {
            String itemPath = path + key + "[" + i + "].";
            content.accept(
                    new BlockWriter(text, dollars, itemPath, indent + INDENT + INDENT, indent + INDENT + "- "),
                    items.get(i));
        }
    }

    /** Writes a list of strings, or nothing where it would be empty. */
    <T> void strings(String key, List<T> items, Function<T, String> asText) {
        if (items.isEmpty()) {
            return;
        }
        begin(key).append('\n');
        for (int i = 0; i < items.size(); i++) {
            String item = asText.apply(items.get(i));
            noteDollar(key + "[" + i + "]", item);
            text.append(indent)
                    .append(INDENT)
                    .append("- ")
                    .append(QuotedText.of(item))
                    .append('\n');
        }
    }

    void string(String key, String value) {
        noteDollar(key, value);
        line(key, QuotedText.of(value));
    }

    void string(String key, String value, String normal) {
        if (!value.equals(normal)) {
            string(key, value);
        }
    }

    void flag(String key, boolean value) {
        line(key, Boolean.toString(value));
    }

    void flag(String key, boolean value, boolean normal) {
        if (value != normal) {
            flag(key, value);
        }
    }

    void number(String key, long value, long normal) {
        if (value != normal) {
            line(key, Long.toString(value));
        }
    }

    void duration(String key, GoDuration value, GoDuration normal) {
        if (!value.equals(normal)) {
            line(key, value.toString());
        }
    }

    String text() {
        return text.toString();
    }

    /** @throws InvalidValueException if a string was written that the expansion of the environment would change */
    void refuseDollars() {
        if (!dollars.isEmpty()) {
            throw new InvalidValueException(dollars);
        }
    }

    private void noteDollar(String key, String value) {
        if (value.indexOf('$') >= 0) {
            String shown = path.equals("backup.") || path.equals("lease.consul.") ? "…" : value;
            dollars.add(new Fault(
                    path + key,
                    "must have no $, which LiteFS takes for a variable unless it is started with -no-expand-env",
                    shown));
        }
    }

    private void line(String key, String value) {
        begin(key).append(' ').append(value).append('\n');
    }

    private StringBuilder begin(String key) {
        text.append(marker.isEmpty() ? indent : marker).append(key).append(':');
        marker = "";
        return text;
    }
}
