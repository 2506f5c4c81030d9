package io.litefs4j.usecases.halt;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import org.jspecify.annotations.Nullable;

/** What the work gets on the primary, which may write as it is: nobody is halted, so there is no limit. */
final class NoNeedToHalt implements HaltLock {
    private final DatabaseName database;
    private volatile boolean closed;

    NoNeedToHalt(DatabaseName database) {
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
