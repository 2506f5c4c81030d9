package io.litefs4j.testkit.mount;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lock of {@link FakeHaltLocks}. One lock guards it all; what is asked to follow runs outside of it. */
final class FakeHaltLock implements HaltLock {
    private final DatabaseName database;
    private final Consumer<FakeHaltLock> giveBack;
    private final Object state = new Object();
    private final List<Runnable> onOverdue = new ArrayList<>();
    private @Nullable String lost;
    private boolean overdue;
    private boolean ended;
    private int working;

    FakeHaltLock(DatabaseName database, Consumer<FakeHaltLock> giveBack) {
        this.database = requireNonNull(database, "database");
        this.giveBack = requireNonNull(giveBack, "giveBack");
    }

    @Override
    public DatabaseName database() {
        return database;
    }

    @Override
    public boolean isHeld() {
        synchronized (state) {
            return lost == null;
        }
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T whileHeld(Work<T, E> work) throws E {
        synchronized (state) {
            if (lost != null) {
                throw new HaltLostException(database, lost);
            }
            working++;
        }
        try {
            return work.run();
        } finally {
            synchronized (state) {
                working--;
            }
            settle();
        }
    }

    @Override
    public void onOverdue(Runnable action) {
        synchronized (state) {
            if (!overdue) {
                onOverdue.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void close() {
        synchronized (state) {
            ended = true;
        }
        lose("was closed");
        settle();
    }

    void expire() {
        synchronized (state) {
            if (ended) {
                return;
            }
            overdue = true;
        }
        lose("was held for too long");
        settle();
    }

    void lose(String how) {
        synchronized (state) {
            if (lost == null) {
                lost = how;
            }
        }
    }

    /** Gives the lock back where it is to be given back and nothing is done under it. */
    private void settle() {
        List<Runnable> actions;
        synchronized (state) {
            if (working > 0 || !(ended || overdue)) {
                return;
            }
            actions = ended ? List.of() : List.copyOf(onOverdue);
            onOverdue.clear();
            ended = true;
        }
        actions.forEach(Runnable::run);
        giveBack.accept(this);
    }
}
