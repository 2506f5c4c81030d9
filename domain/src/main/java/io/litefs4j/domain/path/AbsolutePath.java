package io.litefs4j.domain.path;

import io.litefs4j.domain.InvalidValueException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An absolute path of the machine LiteFS runs on, free of everything that hides where it leads.
 *
 * <p>Refused: relative paths, {@code .} and {@code ..} segments in any spelling (percent-encoded, behind a backslash, by
 * look-alikes), NUL and control characters, segments that begin or end with a blank or end with a dot, and what is too
 * long for Linux. Kept as written: Unicode, spaces inside a segment, case, and repeated or trailing slashes, for the text
 * must come back from litefs.yml as it went in. Equality is that of the text; {@link #isSamePlaceAs} and {@link #contains} compare places.
 * LiteFS itself compares the two directories as plain strings only.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code Validate}.
 *
 * @param value the text as it was written, beginning with {@code /}
 */
public record AbsolutePath(String value) implements Comparable<AbsolutePath> {
    private static final String KEY = "path";

    /** @throws InvalidValueException if {@code value} is not a clean absolute path */
    public AbsolutePath {
        PathRules.check(KEY, value);
    }

    /**
     * Reads the path of a setting, naming that setting in the refusal.
     *
     * @throws InvalidValueException if {@code text} is not a clean absolute path
     */
    public static AbsolutePath of(String key, String text) {
        PathRules.check(key, text);
        return new AbsolutePath(text);
    }

    /** Returns the one spelling of this place: single slashes, none at the end. */
    public AbsolutePath normalised() {
        return new AbsolutePath("/" + String.join("/", segments()));
    }

    /** Returns whether the two name one directory entry, whatever their slashes. Symbolic links are not looked at. */
    public boolean isSamePlaceAs(AbsolutePath other) {
        return segments().equals(other.segments());
    }

    /** Returns whether {@code other} is this directory or lies somewhere below it. */
    public boolean contains(AbsolutePath other) {
        List<String> mine = segments();
        List<String> theirs = other.segments();
        return theirs.size() >= mine.size() && theirs.subList(0, mine.size()).equals(mine);
    }

    /**
     * Returns the path of an entry directly below this one.
     *
     * @throws InvalidValueException if {@code name} is not one clean segment
     */
    public AbsolutePath resolve(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new InvalidValueException(KEY, "must be resolved against one segment", name);
        }
        return new AbsolutePath(value.endsWith("/") ? value + name : value + "/" + name);
    }

    /** Returns the segments from the root down; empty for the root itself. */
    public List<String> segments() {
        return Arrays.stream(value.split("/")).filter(s -> !s.isEmpty()).toList();
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
