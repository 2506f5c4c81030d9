package io.litefs4j.domain.halt;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import org.jspecify.annotations.Nullable;

/** The halt lock of whoever may write as it is: held until it is closed, and never overdue. Safe for use by many threads. */
final class UnneededHaltLock implements HaltLock {
    private final DatabaseName database;
    private volatile boolean closed;

    UnneededHaltLock(DatabaseName database) {
        this.database = requireNonNull(database, "database");
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

    @Override
    public void onOverdue(Runnable action) {
        requireNonNull(action, "action");
    }

    @Override
    public void close() {
        closed = true;
    }
}
