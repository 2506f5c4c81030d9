package io.litefs4j.adapters.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The SQLite files of a plain directory: those that begin as SQLite begins a file. None where there is no directory.
 *
 * <p>Source: SQLite {@code fileformat2.html}, "The Database Header".
 */
record PlainDatabases(AbsolutePath directory) implements Databases {
    private static final byte[] HEADER = "SQLite format 3\0".getBytes(US_ASCII);

    @Override
    public SortedSet<DatabaseName> names() {
        NavigableSet<DatabaseName> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.toPath(), PlainDatabases::isSqlite)) {
            files.forEach(file -> name(file).ifPresent(names::add));
        } catch (NoSuchFileException e) {
            return names;
        } catch (IOException e) {
            throw new LiteFsNotRunningException(directory, MountState.MOUNTED, e);
        }
        return names;
    }

    private static boolean isSqlite(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(HEADER.length), HEADER);
        } catch (NoSuchFileException dropped) {
            return false;
        }
    }

    /** A name that LiteFS could not hold is no database of an application that will run on LiteFS. */
    private static Optional<DatabaseName> name(Path file) {
        try {
            return Optional.of(new DatabaseName(String.valueOf(file.getFileName())));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
