package io.litefs4j.domain.database;

import io.litefs4j.domain.InvalidValueException;
import java.util.List;

/**
 * The name of a database in the mount, which is flat: one path component.
 *
 * <p>LiteFS takes the endings {@code -journal -wal -shm -pos -lock} and the names {@code .primary} and {@code .lag}
 * for its own. Source: superfly/litefs {@code litefs.go}, {@code ParseFilename}; {@code fuse/root_node.go}.
 *
 * @param value the file name as the application opens it, at most 255 bytes of UTF-8
 */
public record DatabaseName(String value) implements Comparable<DatabaseName> {
    private static final String KEY = "database name";
    private static final int MAX_BYTES = 255 - "-journal".length();
    private static final List<String> RESERVED_ENDINGS = List.of("-journal", "-wal", "-shm", "-pos", "-lock");

    /** @throws InvalidValueException if LiteFS could not hold a database of this name */
    public DatabaseName {
        check(!value.isBlank(), "must not be blank", value);
        check(value.indexOf('/') < 0, "must be one path component, for LiteFS has no subdirectories", value);
        check(value.codePoints().noneMatch(DatabaseName::isForbidden), "must have no control character", value);
        check(!value.equals(".") && !value.equals(".."), "must not be a directory", value);
        check(!value.equals(".primary") && !value.equals(".lag"), "must not be a marker of LiteFS", value);
        check(
                RESERVED_ENDINGS.stream().noneMatch(value::endsWith),
                "must not end with -journal, -wal, -shm, -pos or -lock",
                value);
        check(utf8Length(value) <= MAX_BYTES, "must fit into a file name with its -journal ending", value);
    }

    private static void check(boolean ok, String rule, String value) {
        if (!ok) {
            throw new InvalidValueException(KEY, rule, value);
        }
    }

    private static int utf8Length(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    @Override
    public int compareTo(DatabaseName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
