package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;

import io.litefs4j.adapters.fs.MountFiles.HaltFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * An open {@code -lock} file. LiteFS knows one lock on it: exclusive, one byte long, and waited for. For one thread at a
 * time.
 *
 * <p>Source: superfly/litefs {@code fuse/lock_node.go}, {@code LockWait}.
 */
final class HaltChannel implements HaltFile {
    private static final long HALT_BYTE = 72;

    private final Sign ofLife;
    private @Nullable FileChannel channel;

    /** @param ofLife asks LiteFS for something that it never refuses */
    HaltChannel(FileChannel channel, Sign ofLife) {
        this.channel = requireNonNull(channel, "channel");
        this.ofLife = requireNonNull(ofLife, "ofLife");
    }

    @Override
    @SuppressWarnings("resource") // the lock is as long as the channel
    public void lock() throws IOException {
        requireNonNull(channel, "closed").lock(HALT_BYTE, 1, false);
    }

    /**
     * The JDK does not close a file whose lock it could not release; the collector does. Where LiteFS has died it is asked
     * for at once, because LiteFS cannot start again while a file of its dead mount is open.
     */
    @Override
    public void close() throws IOException {
        try {
            closeAndForget();
        } catch (IOException e) {
            if (isDead()) {
                System.gc();
            }
            throw e;
        }
    }

    private void closeAndForget() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    private boolean isDead() {
        try {
            ofLife.ask();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** A question that a living LiteFS answers. */
    @FunctionalInterface
    interface Sign {
        void ask() throws IOException;
    }
}
