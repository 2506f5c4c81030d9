package io.litefs4j.adapters.fs.settings;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.adapters.fs.internal.MountTable;
import io.litefs4j.adapters.fs.internal.Mounts;
import io.litefs4j.adapters.fs.internal.ProcessMounts;
import io.litefs4j.adapters.fs.internal.RealPath;
import io.litefs4j.domain.settings.ConfigFileException;
import io.litefs4j.domain.settings.ConfigFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Configuration files on this machine's disks. Stateless, safe for use by many threads.
 *
 * <p>Symbolic links are followed: what is replaced is the file that a link leads to, and the link stays. A file keeps
 * its mode, owner and group; a new one can be read by its owner only, for a configuration may hold a token.
 */
public final class LocalConfigFiles implements ConfigFiles {
    /** The greatest length of a configuration file, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    private final Mounts mounts;
    private final Replacement replacement;

    LocalConfigFiles(Mounts mounts, Replacement replacement) {
        this.mounts = requireNonNull(mounts, "mounts");
        this.replacement = requireNonNull(replacement, "replacement");
    }

    public static ConfigFiles create() {
        return new LocalConfigFiles(new ProcessMounts(), new Replacement());
    }

    @Override
    public byte[] read(Path file) {
        try {
            requireFile(file, Files.readAttributes(file, BasicFileAttributes.class));
            try (InputStream content = Files.newInputStream(file)) {
                byte[] bytes = content.readNBytes(MAX_BYTES + 1);
                requireShort(file, bytes);
                return bytes;
            }
        } catch (IOException e) {
            throw failure(file, "cannot be read", e);
        }
    }

    @Override
    public void write(Path file, byte[] content) {
        requireShort(file, content);
        try {
            MountTable table = mounts.now();
            Path target = RealPath.of(file.toAbsolutePath(), step -> isLiteFs(table, step));
            table.visibleAt(target.toString()).filter(MountPoint::isLiteFs).ifPresent(mount -> {
                throw new ConfigFileException(
                        file, "lies in the LiteFS mount " + mount.path() + ", which holds databases only", null);
            });
            Optional<BasicFileAttributes> old = attributes(target);
            if (old.isPresent()) {
                requireFile(file, old.get());
            }
            replacement.replace(target, content, old.isPresent());
        } catch (IOException e) {
            throw failure(file, "cannot be written", e);
        }
    }

    /** Looking into a LiteFS mount could hang, and nothing in it is ours to write. */
    private static boolean isLiteFs(MountTable table, Path step) {
        return table.liteFsAt(step.toString()).isPresent();
    }

    private static Optional<BasicFileAttributes> attributes(Path target) throws IOException {
        try {
            return Optional.of(Files.readAttributes(target, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void requireFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            throw new ConfigFileException(file, "is a directory", null);
        }
        if (!attributes.isRegularFile()) {
            throw new ConfigFileException(file, "is not a regular file", null);
        }
    }

    private static void requireShort(Path file, byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new ConfigFileException(file, "is longer than a configuration can be: " + MAX_BYTES + " bytes", null);
        }
    }

    private static ConfigFileException failure(Path file, String what, IOException e) {
        if (e instanceof NoSuchFileException missing) {
            boolean itself = file.toString().equals(missing.getFile());
            return new ConfigFileException(file, itself ? "does not exist" : what + ": its directory is absent", e);
        }
        if (e instanceof AccessDeniedException) {
            return new ConfigFileException(file, what + ": permission denied", e);
        }
        String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        return new ConfigFileException(file, what + ": " + requireNonNullElse(reason, e.toString()), e);
    }
}
