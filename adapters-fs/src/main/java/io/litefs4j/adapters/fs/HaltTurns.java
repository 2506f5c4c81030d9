package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is among the threads that want the halt lock of one database, in the order in which they came; and the
 * locks that are out. Safe for use by many threads.
 */
final class HaltTurns implements AutoCloseable {
    private final Map<DatabaseName, Semaphore> turns = new ConcurrentHashMap<>();
    private final Map<DatabaseName, Out> out = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Returns whether it became this thread's turn in time. */
    boolean await(DatabaseName database, long nanos) throws InterruptedException {
        return turn(database).tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }

    /** The lock of whose turn it is was granted. */
    void enter(FileHaltLock lock, HaltWatch watch) {
        out.put(lock.database(), new Out(lock, watch));
        if (closed) {
            end(lock);
        }
    }

    /** The turn is over. */
    void pass(DatabaseName database) {
        Out over = out.remove(database);
        if (over != null) {
            over.watch().end();
        }
        turn(database).release();
    }

    /** Gives back what is out, and what is granted later. Does not wait. */
    @Override
    public void close() {
        closed = true;
        out.values().forEach(still -> end(still.lock()));
    }

    private static void end(FileHaltLock lock) {
        lock.end("was given back, because the directory was closed");
    }

    private Semaphore turn(DatabaseName database) {
        return turns.computeIfAbsent(database, name -> new Semaphore(1, true));
    }

    /** A lock that is out, and what watches it. */
    private record Out(FileHaltLock lock, HaltWatch watch) {
        private Out {
            requireNonNull(lock, "lock");
            requireNonNull(watch, "watch");
        }
    }
}
