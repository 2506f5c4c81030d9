package io.litefs4j.domain.path;

import io.litefs4j.domain.InvalidValueException;
import java.nio.file.Path;
import java.util.List;

/**
 * An absolute path of the machine LiteFS runs on, free of everything that makes two spellings of one place.
 *
 * <p>Refused: relative paths, {@code .} and {@code ..} segments (also percent-encoded or behind a backslash or a
 * full-width dot), NUL and control characters, segments that begin or end with a blank or end with a dot. Kept as
 * written: Unicode, spaces inside a segment, case. Repeated and trailing slashes are the same place and are folded,
 * so that equal paths are equal values. LiteFS itself compares the two directories as plain strings only.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code Validate}.
 *
 * @param value the normalised text, beginning with {@code /}
 */
public record AbsolutePath(String value) implements Comparable<AbsolutePath> {

    public AbsolutePath {
        value = PathRules.normalised("path", value);
    }

    /**
     * Reads the path of a setting, naming that setting in the refusal.
     *
     * @throws InvalidValueException if {@code text} is not a clean absolute path
     */
    public static AbsolutePath of(String key, String text) {
        return new AbsolutePath(PathRules.normalised(key, text));
    }

    /** Returns whether {@code other} is this directory or lies somewhere below it. */
    public boolean contains(AbsolutePath other) {
        return value.equals("/") || other.value.equals(value) || other.value.startsWith(value + "/");
    }

    /** Returns the path of an entry directly below this one. {@code name} must be one clean segment. */
    public AbsolutePath resolve(String name) {
        return new AbsolutePath(value + "/" + name);
    }

    /** Returns the segments from the root down; empty for the root itself. */
    public List<String> segments() {
        return value.equals("/") ? List.of() : List.of(value.substring(1).split("/"));
    }

    public Path toPath() {
        return Path.of(value);
    }

    @Override
    public int compareTo(AbsolutePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
