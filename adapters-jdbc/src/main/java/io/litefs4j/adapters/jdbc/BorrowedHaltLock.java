package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import org.jspecify.annotations.Nullable;

/** A halt lock that somebody else gives back: closing this does nothing. */
final class BorrowedHaltLock implements HaltLock {
    private final HaltLock owned;

    BorrowedHaltLock(HaltLock owned) {
        this.owned = owned;
    }

    @Override
    public DatabaseName database() {
        return owned.database();
    }

    @Override
    public boolean isHeld() {
        return owned.isHeld();
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T whileHeld(Work<T, E> work) throws E {
        return owned.whileHeld(work);
    }

    @Override
    public void onOverdue(Runnable action) {
        owned.onOverdue(action);
    }

    @Override
    public void close() {
        // Its owner does.
    }
}
