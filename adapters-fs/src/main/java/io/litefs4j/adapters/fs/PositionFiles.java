package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.litefs4j.adapters.fs.MountFiles.OpenFile;
import io.litefs4j.adapters.fs.internal.MountPoint;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * {@code -pos} files that stay open for a tenth of a second, because reading an open one is ten times cheaper than
 * opening it. Safe for use by many threads.
 *
 * <p>Not longer: while anything in it is open, the mount of a dead LiteFS cannot be unmounted, and LiteFS cannot start
 * again. A supervisor tries a few times only. Source: superfly/litefs {@code fuse/file_system.go}, {@code Mount}.
 */
final class PositionFiles {
    private static final long LIFE_MILLIS = 100;

    private final Map<Key, OpenFile> open = new ConcurrentHashMap<>();
    private final Executor closing;

    /** @param closing runs what may hang: closing a file of a frozen mount does */
    PositionFiles(Executor closing) {
        this.closing = CompletableFuture.delayedExecutor(LIFE_MILLIS, MILLISECONDS, closing);
    }

    /** @throws java.nio.file.NoSuchFileException if there is no such file */
    String read(MountFiles files, MountPoint on, String name) throws IOException {
        Key key = new Key(on, name);
        OpenFile kept = open.get(key);
        if (kept != null) {
            try {
                return kept.text();
            } catch (IOException e) {
                // Its time was over in this moment, or its LiteFS has died: what a new one says counts.
                close(key, kept);
            }
        }
        OpenFile opened = files.open(name);
        try {
            String text = opened.text();
            keep(key, opened);
            return text;
        } catch (IOException e) {
            closeQuietly(opened);
            throw e;
        }
    }

    /** Closes what is open now. May hang. */
    void closeAll() {
        open.forEach(this::close);
    }

    private void keep(Key key, OpenFile opened) {
        if (open.putIfAbsent(key, opened) == null) {
            closing.execute(() -> close(key, opened));
        } else {
            closeQuietly(opened);
        }
    }

    private void close(Key key, OpenFile file) {
        open.remove(key, file);
        closeQuietly(file);
    }

    /** Closing a file of a dead mount fails and closes it all the same. */
    private static void closeQuietly(OpenFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    /** The mount is part of it: an open file belongs to the mount that it was opened in, not to the path. */
    private record Key(MountPoint on, String name) {
        private Key {
            requireNonNull(on, "on");
            requireNonNull(name, "name");
        }
    }
}
