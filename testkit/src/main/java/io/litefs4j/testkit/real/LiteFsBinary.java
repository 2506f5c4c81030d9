package io.litefs4j.testkit.real;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code litefs} executable of this machine, found and asked for its version.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/main.go}, {@code VersionString}.
 *
 * @param path the executable
 * @param version its own words, such as {@code LiteFS v0.5.14, commit=a51e72d}
 */
public record LiteFsBinary(Path path, String version) {
    /** The environment variable that names the executable; it wins over the {@code PATH}. */
    public static final String VARIABLE = "LITEFS_BINARY";

    private static final String WANTED = "LiteFS v0.5";
    private static final Path FUSE_DEVICE = Path.of("/dev/fuse");
    private static final String HOW_TO_GET =
            "Get LiteFS v0.5 from https://github.com/superfly/litefs/releases or its container image flyio/litefs:0.5";

    public LiteFsBinary {
        requireNonNull(path, "path");
        requireNonNull(version, "version");
    }

    /**
     * Finds an executable that can also mount here.
     *
     * @throws RealLiteFsUnavailableException if LiteFS v0.5, {@code /dev/fuse} or {@code fusermount3} is missing
     */
    public static LiteFsBinary find() {
        return find(System.getenv(VARIABLE), System.getenv("PATH"));
    }

    static LiteFsBinary find(@Nullable String named, @Nullable String searchPath) {
        LiteFsBinary binary = executable(named, searchPath);
        requireFuse();
        return binary;
    }

    /**
     * Finds the executable alone, for what needs no mount, such as asking it for the verdict on a configuration.
     *
     * @throws RealLiteFsUnavailableException if LiteFS v0.5 is missing
     */
    public static LiteFsBinary findExecutable() {
        return executable(System.getenv(VARIABLE), System.getenv("PATH"));
    }

    private static LiteFsBinary executable(@Nullable String named, @Nullable String searchPath) {
        Path path = named == null || named.isBlank()
                ? onSearchPath(searchPath == null ? "" : searchPath)
                        .orElseThrow(() -> new RealLiteFsUnavailableException(
                                "There is no litefs on the PATH and " + VARIABLE + " is not set. " + HOW_TO_GET + "."))
                : Path.of(named);
        String version = Commands.output(path.toString(), "version")
                .orElseThrow(() -> new RealLiteFsUnavailableException(
                        path + " cannot be run. Does " + VARIABLE + " name LiteFS? " + HOW_TO_GET + "."));
        if (!version.startsWith(WANTED)) {
            throw new RealLiteFsUnavailableException(
                    path + " is not LiteFS v0.5; it says: " + version + ". " + HOW_TO_GET + ".");
        }
        return new LiteFsBinary(path, version);
    }

    private static Optional<Path> onSearchPath(String searchPath) {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "litefs"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static void requireFuse() {
        try {
            FileChannel.open(FUSE_DEVICE, StandardOpenOption.READ, StandardOpenOption.WRITE)
                    .close();
        } catch (IOException e) {
            throw new RealLiteFsUnavailableException(
                    FUSE_DEVICE + " cannot be opened: " + e.getMessage()
                            + ". In a container it needs --device /dev/fuse --cap-add SYS_ADMIN.",
                    e);
        }
        if (Commands.output("fusermount3", "-V").isEmpty()) {
            throw new RealLiteFsUnavailableException(
                    "There is no fusermount3 on the PATH, and LiteFS needs it to mount. Install the package fuse3.");
        }
    }
}
