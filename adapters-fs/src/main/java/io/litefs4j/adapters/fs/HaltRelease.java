package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.litefs4j.adapters.fs.MountFiles.HaltFile;
import io.litefs4j.domain.database.DatabaseName;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives a halt lock back, once, on a thread that may hang: LiteFS answers only when no transaction is open on the database
 * on this node. Safe for use by many threads.
 */
final class HaltRelease {
    private static final System.Logger LOG = System.getLogger(HaltRelease.class.getName());

    private final DatabaseName database;
    private final HaltFile file;
    private final Executor threads;
    private final Runnable after;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    /** @param after what follows, whether LiteFS has answered well or not */
    HaltRelease(DatabaseName database, HaltFile file, Executor threads, Runnable after) {
        this.database = requireNonNull(database, "database");
        this.file = requireNonNull(file, "file");
        this.threads = requireNonNull(threads, "threads");
        this.after = requireNonNull(after, "after");
    }

    void begin() {
        if (begun.compareAndSet(false, true)) {
            threads.execute(this::release);
        }
    }

    /** Returns whether it was over within the limit. An interrupt does not cut the wait short; the flag is set again. */
    boolean await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.await(deadline - System.nanoTime(), NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void release() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "LiteFS could not give the halt lock of " + database
                            + " back to the primary, which may stand still for up to 35 s",
                    e);
        } finally {
            after.run();
            done.countDown();
        }
    }
}
