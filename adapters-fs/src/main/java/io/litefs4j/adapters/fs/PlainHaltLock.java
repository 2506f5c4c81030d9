package io.litefs4j.adapters.fs;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import org.jspecify.annotations.Nullable;

/**
 * The halt lock of a plain directory: nobody else could write, so it is held until it is closed. Safe for use by many
 * threads.
 */
final class PlainHaltLock implements HaltLock {
    private final DatabaseName database;
    private volatile boolean closed;

    PlainHaltLock(DatabaseName database) {
        this.database = database;
    }

    @Override
    public DatabaseName database() {
        return database;
    }

    @Override
    public boolean isHeld() {
        return !closed;
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T whileHeld(Work<T, E> work) throws E {
        if (closed) {
            throw new HaltLostException(database, "was closed");
        }
        return work.run();
    }

    /** It is never overdue. */
    @Override
    public void onOverdue(Runnable action) {}

    @Override
    public void close() {
        closed = true;
    }
}
