package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.litefs4j.adapters.fs.MountFiles.HaltFile;
import io.litefs4j.domain.database.DatabaseName;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/**
 * One wait for a halt lock, whose turn it is. It runs to its end though nobody wait for it any more, and then gives back
 * what it got.
 */
final class HaltAttempt implements Runnable {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

    private final DatabaseName database;
    private final MountFiles files;
    private final Executor threads;
    private final HaltTurns turns;
    private final HaltTerms terms;
    private final Throwable acquired = new Throwable("who acquired the halt lock");
    private final CompletableFuture<FileHaltLock> granted = new CompletableFuture<>();

    /** @param threads runs what may hang */
    HaltAttempt(DatabaseName database, MountFiles files, Executor threads, HaltTurns turns, HaltTerms terms) {
        this.database = requireNonNull(database, "database");
        this.files = requireNonNull(files, "files");
        this.threads = requireNonNull(threads, "threads");
        this.turns = requireNonNull(turns, "turns");
        this.terms = requireNonNull(terms, "terms");
    }

    /** Begins on another thread, which may be refused by the operating system; the turn must not be lost with it. */
    void begin() {
        boolean begun = false;
        try {
            threads.execute(this);
            begun = true;
        } finally {
            if (!begun) {
                turns.pass(database);
            }
        }
    }

    /**
     * @throws ExecutionException with the failure of LiteFS
     * @throws TimeoutException if the time is over; what is granted later is given back
     * @throws InterruptedException if the thread is interrupted; likewise
     */
    FileHaltLock await(long nanos) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return granted.get(nanos, NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            if (!granted.completeExceptionally(e) && !granted.isCompletedExceptionally()) {
                granted.join().end("was not awaited any more");
            }
            throw e;
        }
    }

    @Override
    public void run() {
        HaltFile file;
        ChildProcesses before;
        long asked;
        try {
            file = files.openHalt(database.value() + "-lock");
            before = ChildProcesses.now();
            asked = lock(file);
        } catch (IOException | RuntimeException | Error e) {
            turns.pass(database);
            granted.completeExceptionally(e);
            return;
        }
        FileHaltLock lock = watched(file, before, Duration.ofNanos(System.nanoTime() - asked));
        if (!granted.complete(lock)) {
            lock.end("was not awaited any more");
        }
    }

    /** Returns when LiteFS was asked. Another directory of the same mount may have the lock or wait for it. */
    private long lock(HaltFile file) throws IOException {
        while (true) {
            long asked = System.nanoTime();
            try {
                file.lock();
                return asked;
            } catch (OverlappingFileLockException e) {
                if (granted.isDone()) {
                    closeQuietly(file);
                    throw new IOException("nobody waits any more", e);
                }
                pause();
            } catch (IOException e) {
                closeQuietly(file);
                throw e;
            }
        }
    }

    private FileHaltLock watched(HaltFile file, ChildProcesses before, Duration asked) {
        Duration hold = terms.holdAfter(asked);
        HaltRelease release = new HaltRelease(database, file, threads, () -> turns.pass(database));
        FileHaltLock lock = new FileHaltLock(
                database,
                release,
                () -> before.haveGrownUntil(ChildProcesses.now()),
                terms.release(),
                threads,
                acquired);
        turns.enter(lock, new HaltWatch(hold, () -> threads.execute(() -> lock.expire(hold))));
        return lock;
    }

    private static void closeQuietly(HaltFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // There was no lock in it.
        }
    }

    /** On a thread which nobody interrupts. */
    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
