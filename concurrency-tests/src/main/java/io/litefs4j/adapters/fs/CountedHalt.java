package io.litefs4j.adapters.fs;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A halt lock over a file that counts how often it is closed. */
public final class CountedHalt {
    static final DatabaseName APP = new DatabaseName("app.db");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();
    private final FileHaltLock lock = new FileHaltLock(
            APP,
            new HaltRelease(APP, new File(), Runnable::run, passed::incrementAndGet),
            () -> false,
            LIMIT,
            Runnable::run,
            new Throwable("who acquired the lock"));

    public HaltLock lock() {
        return lock;
    }

    public void close() {
        lock.close();
    }

    public void expire() {
        lock.expire(LIMIT);
    }

    /** Looks twice, as a commit takes a while. */
    public String commit() {
        try {
            return lock.<String, RuntimeException>whileHeld(
                    () -> closed.get() + closed.get() == 0 ? "committed" : "released under it");
        } catch (HaltLostException e) {
            return "not begun";
        }
    }

    /** Returns how often the file was closed, and how often the turn was passed on. */
    public String released() {
        return closed + " " + passed;
    }

    private final class File implements MountFiles.HaltFile {
        @Override
        public void lock() {}

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
