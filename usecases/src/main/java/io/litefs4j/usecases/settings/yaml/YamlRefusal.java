package io.litefs4j.usecases.settings.yaml;

import static java.util.Objects.requireNonNull;

/** LiteFS's YAML reader stops here: nothing after this place is read. Line and column count from 1. */
public final class YamlRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public YamlRefusal(int line, int column, String message) {
        super(requireNonNull(message, "message"));
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** Returns what is wrong; never null. */
    public String reason() {
        return requireNonNull(getMessage());
    }
}
