package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A halt lock that was granted, and who may give it back when: not while something is done under it. */
final class FileHaltLock implements HaltLock {
    private static final System.Logger LOG = System.getLogger(FileHaltLock.class.getName());

    private final DatabaseName database;
    private final HaltRelease release;
    private final BooleanSupplier processStarted;
    private final Duration releaseLimit;
    private final Executor threads;
    private final Throwable acquired;

    /** Guards the fields below. */
    private final Object state = new Object();

    private final List<Runnable> onOverdue = new ArrayList<>();
    private @Nullable String lost;
    private boolean overdue;
    private boolean givenUp;
    private boolean ended;
    private int working;

    /**
     * @param processStarted asks whether this JVM has started a process since LiteFS was asked
     * @param releaseLimit how long who closes it waits for LiteFS
     * @param threads runs what may hang
     * @param acquired where it was asked for
     */
    FileHaltLock(
            DatabaseName database,
            HaltRelease release,
            BooleanSupplier processStarted,
            Duration releaseLimit,
            Executor threads,
            Throwable acquired) {
        this.database = requireNonNull(database, "database");
        this.release = requireNonNull(release, "release");
        this.processStarted = requireNonNull(processStarted, "processStarted");
        this.releaseLimit = requireNonNull(releaseLimit, "releaseLimit");
        this.threads = requireNonNull(threads, "threads");
        this.acquired = requireNonNull(acquired, "acquired");
    }

    @Override
    public DatabaseName database() {
        return database;
    }

    @Override
    public boolean isHeld() {
        noticeProcesses();
        synchronized (state) {
            return lost == null;
        }
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T whileHeld(Work<T, E> work) throws E {
        noticeProcesses();
        begin();
        try {
            return work.run();
        } finally {
            finish();
        }
    }

    @Override
    public void onOverdue(Runnable action) {
        requireNonNull(action, "action");
        synchronized (state) {
            if (!givenUp) {
                onOverdue.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void close() {
        end("was closed");
        if (!release.await(releaseLimit)) {
            LOG.log(
                    Level.WARNING,
                    "LiteFS has not taken the halt lock of " + database + " back within " + releaseLimit.toMillis()
                            + " ms. Is a transaction open on it on this node, or does LiteFS not answer?");
        }
    }

    /** To be called by the watchdog: the lock was held for {@code limit}. What is being done under it is let end. */
    void expire(Duration limit) {
        synchronized (state) {
            if (ended || overdue) {
                return;
            }
            overdue = true;
            lose("was held for more than " + limit.toMillis() + " ms");
            if (working > 0) {
                return;
            }
        }
        giveUp();
    }

    private void giveUp() {
        List<Runnable> actions;
        synchronized (state) {
            if (ended) {
                return;
            }
            givenUp = true;
            actions = List.copyOf(onOverdue);
        }
        LOG.log(
                Level.WARNING,
                "the halt lock of " + database + " is overdue and is given back; it was acquired here:",
                acquired);
        actions.forEach(this::runQuietly);
        end("was given back");
    }

    private void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "what was to follow the loss of the halt lock of " + database + " failed", e);
        }
    }

    private void noticeProcesses() {
        boolean started = processStarted.getAsBoolean();
        synchronized (state) {
            if (started) {
                lose("is lost, because this JVM has started a process since; do not start any while you hold it");
            }
        }
    }

    private void begin() {
        synchronized (state) {
            if (lost != null) {
                throw new HaltLostException(database, lost);
            }
            working++;
        }
    }

    private void finish() {
        boolean closed;
        synchronized (state) {
            working--;
            if (working > 0 || !(ended || overdue)) {
                return;
            }
            closed = ended;
        }
        if (closed) {
            release.begin();
        } else {
            threads.execute(this::giveUp);
        }
    }

    /** Gives it back, now or when what is being done under it has ended. Does not wait. */
    void end(String how) {
        synchronized (state) {
            lose(how);
            ended = true;
            if (working > 0) {
                return;
            }
        }
        release.begin();
    }

    /** What happened first is what is told. */
    private void lose(String how) {
        if (lost == null) {
            lost = how;
        }
    }
}
