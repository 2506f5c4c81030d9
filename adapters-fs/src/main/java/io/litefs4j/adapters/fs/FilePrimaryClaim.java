package io.litefs4j.adapters.fs;

import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.PrimaryClaim;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the mount looks like a primary's: a database file is writable there and nowhere else, and its mode is asked
 * of LiteFS each time.
 *
 * <p>Before the first database there is only a weaker sign: no {@code .primary}, and a lag of exactly zero. A replica
 * can show that lag for one millisecond, so it is looked at twice. The directory's own mode is no sign, for the kernel
 * keeps it for a minute. Source: superfly/litefs {@code fuse/database_node.go}, {@code fuse/lag_node.go}.
 */
final class FilePrimaryClaim implements PrimaryClaim {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(6);

    private final MountProbe probe;
    private volatile Optional<DatabaseName> lastAsked = Optional.empty();

    FilePrimaryClaim(MountProbe probe) {
        this.probe = requireNonNull(probe, "probe");
    }

    @Override
    public boolean isPrimary() {
        return probe.ask((files, on) -> {
            Optional<Boolean> writable = isWritable(files);
            return writable.isPresent() ? writable.get() : looksPrimaryTwice(files);
        });
    }

    /** Returns empty where there is no database. Listing is dear, so the name that was found is tried first. */
    private Optional<Boolean> isWritable(MountFiles files) throws IOException {
        Optional<DatabaseName> known = lastAsked;
        if (known.isPresent()) {
            Optional<Boolean> writable = isWritable(files, known.get());
            if (writable.isPresent()) {
                return writable;
            }
        }
        for (DatabaseName database : FileDatabases.names(files)) {
            Optional<Boolean> writable = isWritable(files, database);
            if (writable.isPresent()) {
                lastAsked = Optional.of(database);
                return writable;
            }
        }
        return Optional.empty();
    }

    private static Optional<Boolean> isWritable(MountFiles files, DatabaseName database) throws IOException {
        try {
            return Optional.of(files.attributes(database.value()).permissions().contains(OWNER_WRITE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static boolean looksPrimaryTwice(MountFiles files) throws IOException {
        if (!looksPrimary(files)) {
            return false;
        }
        pause();
        return looksPrimary(files);
    }

    private static boolean looksPrimary(MountFiles files) throws IOException {
        return FileLagMarker.lag(files).equals(Lag.ZERO)
                && FilePrimaryMarker.hostname(files).isEmpty();
    }

    /** On a probe's thread, which nobody interrupts. */
    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
