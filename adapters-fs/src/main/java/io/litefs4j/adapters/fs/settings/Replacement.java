package io.litefs4j.adapters.fs.settings;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a new file in the place of an old one: written beside it, synced, renamed over it, and the directory synced.
 *
 * <p>If a step before the renaming fails, the old file is as it was and nothing is left beside it.
 */
final class Replacement {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Filling filling;

    Replacement() {
        this(Replacement::fill);
    }

    Replacement(Filling filling) {
        this.filling = requireNonNull(filling, "filling");
    }

    /** @param exists whether {@code target} is there, so that its mode, owner and group are kept */
    void replace(Path target, byte[] content, boolean exists) throws IOException {
        Path directory = requireNonNull(target.toAbsolutePath().getParent(), "a file has a directory");
        // Its own short name: that of the target, made longer, could be too long.
        Path fresh = directory.resolve(".litefs4j-" + UUID.randomUUID() + ".tmp");
        try (FileChannel channel = FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), OWNER_ONLY)) {
            filling.fill(channel, content);
            if (exists) {
                keepAttributes(target, fresh);
            }
            channel.force(true);
            Files.move(fresh, target, ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            discard(fresh, e);
            throw e;
        }
        sync(directory);
    }

    private static void fill(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Owner and group first, because changing them takes mode bits away. */
    private static void keepAttributes(Path old, Path fresh) throws IOException {
        PosixFileAttributes kept = Files.readAttributes(old, PosixFileAttributes.class);
        PosixFileAttributes own = Files.readAttributes(fresh, PosixFileAttributes.class);
        PosixFileAttributeView view =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!kept.owner().equals(own.owner())) {
            view.setOwner(kept.owner());
        }
        if (!kept.group().equals(own.group())) {
            view.setGroup(kept.group());
        }
        view.setPermissions(kept.permissions());
    }

    private static void discard(Path fresh, Exception because) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, READ)) {
            entries.force(true);
        } catch (IOException e) {
            throw new IOException("it was replaced, but a power failure may still undo that", e);
        }
    }

    /** Writes the content. May fail half-way, as a full disk does. */
    @FunctionalInterface
    interface Filling {
        void fill(FileChannel channel, byte[] content) throws IOException;
    }
}
