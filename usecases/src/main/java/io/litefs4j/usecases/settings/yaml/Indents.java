package io.litefs4j.usecases.settings.yaml;

import java.util.ArrayDeque;
import java.util.Deque;

/** The blocks and brackets around a place. Not thread-safe. Source: gopkg.in/yaml.v3 {@code scannerc.go}, {@code roll_indent}. */
final class Indents {
    /** No YAML reader of LiteFS's kind goes deeper. */
    private static final int DEEPEST = 10_000;

    private final Deque<Integer> outer = new ArrayDeque<>();
    private int current = -1;
    private int flowLevel;

    /** Returns the column of the innermost block, -1 outside of all. */
    int current() {
        return current;
    }

    boolean isFlow() {
        return flowLevel > 0;
    }

    void enterFlow(Characters in) {
        flowLevel++;
        if (flowLevel > DEEPEST) {
            throw in.refusal("more than " + DEEPEST + " brackets within each other");
        }
    }

    void leaveFlow() {
        flowLevel--;
    }

    /** Opens a block at a column further right than the innermost; returns whether it did. */
    boolean open(int column, Characters in) {
        if (isFlow() || current >= column) {
            return false;
        }
        outer.push(current);
        current = column;
        if (outer.size() > DEEPEST) {
            throw in.refusal("more than " + DEEPEST + " blocks within each other");
        }
        return true;
    }

    /** Closes the innermost block if it is further right; returns whether it did. */
    boolean closeIfDeeperThan(int column) {
        if (isFlow() || current <= column) {
            return false;
        }
        current = outer.pop();
        return true;
    }
}
