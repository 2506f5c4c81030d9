package io.litefs4j.testkit.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The kernel's list of mounts. Reading it asks no file system anything, so it never hangs. */
final class MountTable {
    private static final Path TABLE = Path.of("/proc/self/mounts");

    private MountTable() {}

    /** Returns the line of a mount directory, or empty where nothing is mounted on it. */
    static Optional<String> line(Path directory) {
        String wanted = escaped(directory);
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> line.split(" ").length > 1 && line.split(" ")[1].equals(wanted))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the path as the table spells it. */
    static String escaped(Path directory) {
        return directory.toString().replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011");
    }
}
