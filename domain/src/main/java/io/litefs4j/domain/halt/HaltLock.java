package io.litefs4j.domain.halt;

import io.litefs4j.domain.database.DatabaseName;
import org.jspecify.annotations.Nullable;

/**
 * A halt lock that was granted. Close it as soon as the work is done: the primary stands still for so long.
 *
 * <p>End the transaction first. LiteFS takes the lock back only when no transaction is open on this database on this node,
 * be it a read, and keeps the primary halted until then.
 *
 * <p>A lock that is held too long is overdue: it counts as lost and is given back, for LiteFS would let the primary write
 * again soon, and a commit here that meets one there ends LiteFS on this node.
 *
 * <pre>{@code
 * try (HaltLock lock = haltLocks.acquire(database, Duration.ofSeconds(15))) {
 *     // BEGIN IMMEDIATE and the work
 *     lock.whileHeld(() -> commit());
 * }
 * }</pre>
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface HaltLock extends AutoCloseable {
    /** Returns the lock of whoever may write as it is, on the primary or a plain file: nobody is halted, there is no limit. */
    static HaltLock unneeded(DatabaseName database) {
        return new UnneededHaltLock(database);
    }

    DatabaseName database();

    /**
     * Returns whether the lock is still there as far as can be told: not closed, not overdue, and no process was started
     * since. LiteFS may have lost it all the same, and then refuses the commit.
     */
    boolean isHeld();

    /**
     * Does what needs the lock: a commit. The lock does not become overdue and is not given back before it has ended. Keep
     * it short.
     *
     * @param work runs in this thread, or not at all
     * @return what the work returns
     * @throws HaltLostException if the lock is not held; the work has not begun
     * @throws E if the work does
     */
    <T extends @Nullable Object, E extends Exception> T whileHeld(Work<T, E> work) throws E;

    /**
     * Has something done once the lock is overdue, before it is given back: end the transaction, which else keeps the
     * primary halted. It runs on a thread of the lock, or in this one where the lock is overdue already; not at all where
     * the lock is closed in time.
     */
    void onOverdue(Runnable action);

    /**
     * Gives the lock back and waits for LiteFS to take it, for a limited time; where LiteFS does not answer it goes on in
     * the background. Closing again is harmless.
     */
    @Override
    void close();

    /**
     * What is done under the lock.
     *
     * @param <T> what it returns
     * @param <E> what it may throw; inferred as unchecked where it throws nothing else
     */
    @FunctionalInterface
    interface Work<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }
}
