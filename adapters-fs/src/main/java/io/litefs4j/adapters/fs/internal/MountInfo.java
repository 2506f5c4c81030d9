package io.litefs4j.adapters.fs.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of Linux's {@code /proc/self/mountinfo}.
 *
 * <p>Blank, tab, newline, backslash and {@code #} stand there as a backslash and three octal digits; every other byte
 * stands for itself. Source: Linux {@code Documentation/filesystems/proc.rst}, section 3.5.
 */
public final class MountInfo {
    private static final int OPTIONAL_FIELDS = 6;
    private static final int ESCAPE_LENGTH = 4;

    private MountInfo() {}

    /** Returns the mounts in the order of the lines. A line of another shape is left out. */
    public static MountTable parse(byte[] content) {
        List<MountPoint> mounts = new ArrayList<>();
        for (String line : new String(content, ISO_8859_1).split("\n")) {
            mountPoint(line).ifPresent(mounts::add);
        }
        return new MountTable(mounts);
    }

    private static Optional<MountPoint> mountPoint(String line) {
        List<String> fields = Arrays.asList(line.split(" ", -1));
        int optional = Math.min(OPTIONAL_FIELDS, fields.size());
        int dash = optional + fields.subList(optional, fields.size()).indexOf("-");
        if (dash < optional || fields.size() < dash + 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MountPoint(
                    Integer.parseInt(fields.get(0)),
                    Integer.parseInt(fields.get(1)),
                    fields.get(2),
                    unescaped(fields.get(3)),
                    unescaped(fields.get(4)),
                    unescaped(fields.get(dash + 1)),
                    unescaped(fields.get(dash + 2))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String unescaped(String field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(field.length());
        for (int i = 0; i < field.length(); i++) {
            if (isEscape(field, i)) {
                bytes.write(Integer.parseInt(field.substring(i + 1, i + ESCAPE_LENGTH), 8));
                i += ESCAPE_LENGTH - 1;
            } else {
                bytes.write(field.charAt(i));
            }
        }
        return bytes.toString(UTF_8);
    }

    private static boolean isEscape(String field, int at) {
        return field.charAt(at) == '\\'
                && at + ESCAPE_LENGTH <= field.length()
                && field.substring(at + 1, at + ESCAPE_LENGTH).chars().allMatch(c -> c >= '0' && c <= '7');
    }
}
