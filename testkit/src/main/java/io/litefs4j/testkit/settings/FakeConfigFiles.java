package io.litefs4j.testkit.settings;

import io.litefs4j.domain.settings.ConfigFileException;
import io.litefs4j.domain.settings.ConfigFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Configuration files in memory. A write replaces the whole content in one step, and a LiteFS mount takes none.
 *
 * <p>Only the root directory is there in the beginning. Relative paths are taken from the working directory of this
 * process. Safe for use by many threads.
 */
public final class FakeConfigFiles implements ConfigFiles {
    /** The greatest length of a configuration file, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private final Map<Path, byte[]> files = new ConcurrentHashMap<>();
    private final Set<Path> directories = ConcurrentHashMap.newKeySet();
    private final Set<Path> mounts = ConcurrentHashMap.newKeySet();

    /** No file, and no directory but the root. */
    public FakeConfigFiles() {
        directories.add(Path.of("/"));
    }

    /** Makes a directory, with those above it. */
    public FakeConfigFiles directory(Path directory) {
        for (@Nullable Path step = whole(directory); step != null; step = step.getParent()) {
            directories.add(step);
        }
        return this;
    }

    /** Makes a directory on which LiteFS is mounted. */
    public FakeConfigFiles mount(Path directory) {
        mounts.add(whole(directory));
        return directory(directory);
    }

    /** Puts a file there as another program would, of any length. */
    public FakeConfigFiles place(Path file, byte[] content) {
        files.put(whole(file), content.clone());
        return this;
    }

    @Override
    public byte[] read(Path file) {
        refuseDirectory(file);
        byte[] content = files.get(whole(file));
        if (content == null) {
            throw new ConfigFileException(file, "does not exist", null);
        }
        refuseLong(file, content);
        return content.clone();
    }

    @Override
    public void write(Path file, byte[] content) {
        refuseLong(file, content);
        Path target = whole(file);
        for (@Nullable Path step = target; step != null; step = step.getParent()) {
            if (mounts.contains(step)) {
                throw new ConfigFileException(
                        file, "lies in the LiteFS mount " + step + ", which holds databases only", null);
            }
        }
        refuseDirectory(file);
        Path directory = target.getParent();
        if (directory == null || !directories.contains(directory)) {
            throw new ConfigFileException(file, "cannot be written: its directory is absent", null);
        }
        files.put(target, content.clone());
    }

    private void refuseDirectory(Path file) {
        if (directories.contains(whole(file))) {
            throw new ConfigFileException(file, "is a directory", null);
        }
    }

    private static void refuseLong(Path file, byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new ConfigFileException(file, "is longer than a configuration can be: " + MAX_BYTES + " bytes", null);
        }
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
