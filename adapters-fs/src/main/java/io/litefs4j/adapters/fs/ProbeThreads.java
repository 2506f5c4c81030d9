package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that touch the mount, so that nobody else hangs with it. Safe for use by many threads.
 *
 * <p>A thread inside a call on a frozen FUSE mount can be neither interrupted nor ended. Who asked waits for the limit,
 * then leaves the thread behind as stuck; while one is stuck on a mount, further questions about that mount fail at
 * once and cost no further thread. A stuck thread that returns frees itself. At most {@value #CONCURRENT} questions are
 * asked at a time and at most {@value #STUCK} threads are left behind, over however many frozen mounts.
 */
final class ProbeThreads implements AutoCloseable {
    static final int CONCURRENT = 8;
    static final int STUCK = 2 * CONCURRENT;

    private static final long IDLE_SECONDS = 5;

    private final AbsolutePath mount;
    private final long limitNanos;
    private final Semaphore places = new Semaphore(CONCURRENT, true);
    private final Set<Probe<?>> stuck = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            SECONDS,
            new SynchronousQueue<>(),
            ProbeThreads::daemon,
            (work, closed) -> daemon(work).start());

    ProbeThreads(AbsolutePath mount, Duration limit) {
        this.mount = requireNonNull(mount, "mount");
        this.limitNanos = limit.toNanos();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "litefs-probe");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * Asks on another thread. An interrupt does not cut the wait short, for it would say nothing about LiteFS; the flag
     * is set again.
     *
     * @throws LiteFsNotRunningException with the asking thread's own stack, if the question threw it or took too long
     */
    <T> T ask(Question<T> question) {
        if (threads.isShutdown()) {
            throw new IllegalStateException("the directory " + mount + " is closed");
        }
        long deadline = System.nanoTime() + limitNanos;
        if (stuck.size() >= STUCK || isStuckOn(null) || !await(deadline, places::tryAcquire)) {
            throw new LiteFsNotRunningException(mount, MountState.UNRESPONSIVE);
        }
        Probe<T> probe = new Probe<>(question);
        start(probe);
        if (!await(deadline, probe.ended::await) && probe.leaveBehind()) {
            throw new LiteFsNotRunningException(mount, MountState.UNRESPONSIVE);
        }
        return probe.outcome();
    }

    /** Runs work that may hang and that nobody waits for; also after closing. */
    void run(Runnable work) {
        threads.execute(work);
    }

    /** Takes no further question. Threads that are stuck end when their call returns. */
    @Override
    public void close() {
        threads.shutdown();
    }

    private boolean isStuckOn(@Nullable MountPoint on) {
        return stuck.stream().anyMatch(probe -> probe.on == null || probe.on.equals(on));
    }

    private static boolean await(long deadline, Wait wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.atMost(deadline - System.nanoTime(), NANOSECONDS);
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

    /** A thread may be refused by the operating system; its place must not be lost with it. */
    private void start(Probe<?> probe) {
        boolean started = false;
        try {
            threads.execute(probe);
            started = true;
        } finally {
            if (!started) {
                places.release();
            }
        }
    }

    private interface Wait {
        boolean atMost(long time, TimeUnit unit) throws InterruptedException;
    }

    /** What is asked. It says which mount it is about to touch before it does. */
    @FunctionalInterface
    interface Question<T> {
        /** @throws LiteFsNotRunningException where that is the answer */
        T answer(Consumer<MountPoint> enter);
    }

    private final class Probe<T> implements Runnable {
        private final Question<T> question;
        private final AtomicBoolean settled = new AtomicBoolean();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable MountPoint on;
        private volatile @Nullable Supplier<T> outcome;

        private Probe(Question<T> question) {
            this.question = question;
        }

        @Override
        public void run() {
            outcome = asked();
            if (settled.compareAndSet(false, true)) {
                places.release();
            } else {
                stuck.remove(this);
            }
            ended.countDown();
        }

        /** Whatever it is belongs to the thread that asked; the cause keeps this thread's stack. */
        private Supplier<T> asked() {
            try {
                T answer = question.answer(this::enter);
                return () -> answer;
            } catch (LiteFsNotRunningException e) {
                return () -> {
                    throw new LiteFsNotRunningException(mount, e.state(), e.getCause());
                };
            } catch (RuntimeException | Error e) {
                return () -> {
                    throw new IllegalStateException("a probe of " + mount + " failed", e);
                };
            }
        }

        private void enter(MountPoint mountPoint) {
            if (isStuckOn(mountPoint)) {
                throw new LiteFsNotRunningException(mount, MountState.UNRESPONSIVE);
            }
            on = mountPoint;
        }

        /** Returns whether the probe is stuck now; it may have ended in the last moment. */
        private boolean leaveBehind() {
            stuck.add(this);
            if (settled.compareAndSet(false, true)) {
                places.release();
                return true;
            }
            stuck.remove(this);
            return false;
        }

        private T outcome() {
            return requireNonNull(outcome, "a probe that has ended has an outcome")
                    .get();
        }
    }
}
