package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.primary.CurrentRole;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ends reads that stay open too long on a node that is not the primary: each of them keeps LiteFS from applying
 * anything there, from seeing that the primary died, and from becoming the primary. Safe for use by many threads.
 *
 * <p>A read that began on the primary counts from the moment at which the node was seen not to be the primary. A write
 * transaction of a node that lost the role is ended at once: it can never be committed.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code TryAcquireWriteLock}; {@code store.go}, {@code Recover}.
 */
final class ReadGuard {
    private static final System.Logger LOG = System.getLogger(ReadGuard.class.getName());

    private final String database;
    private final CurrentRole role;
    private final ReadLimit limit;
    private final Watch watch;
    private final Object lock = new Object();
    private final Map<OpenReads, Sighting> watched = new HashMap<>(); // guarded by lock
    private @Nullable Future<?> looking; // guarded by lock
    private long cancelled; // guarded by lock

    private enum Standing {
        PRIMARY,
        NOT_PRIMARY,
        UNKNOWN
    }

    /** A stretch of reading, and when this guard first saw it on a node that is not the primary. */
    private record Sighting(long stretch, long sinceNanos) {
        static final Sighting NONE = new Sighting(0, 0);
    }

    ReadGuard(String database, CurrentRole role, ReadLimit limit, Watch watch) {
        this.database = database;
        this.role = role;
        this.limit = limit;
        this.watch = watch;
    }

    /** Returns whether it is worth remembering who opens a read. */
    boolean isOn() {
        return limit.exists();
    }

    void watch(OpenReads reads) {
        synchronized (lock) {
            watched.put(reads, Sighting.NONE);
            if (looking == null && limit.exists()) {
                looking = watch.every(limit.lookEvery(), this::look);
            }
        }
    }

    void forget(OpenReads reads) {
        synchronized (lock) {
            watched.remove(reads);
            Future<?> task = looking;
            if (watched.isEmpty() && task != null) {
                task.cancel(false);
                looking = null;
            }
        }
    }

    OpenReadCounts counts() {
        synchronized (lock) {
            long open = watched.keySet().stream().filter(OpenReads::isOpen).count();
            return new OpenReadCounts(Math.toIntExact(open), cancelled);
        }
    }

    /** Called by the watch. */
    void look() {
        try {
            Standing standing = standing();
            for (Map.Entry<OpenReads, Sighting> each : snapshot().entrySet()) {
                look(each.getKey(), each.getValue(), standing, System.nanoTime());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "watching the reads of " + database + " failed; it is tried again", e);
        }
    }

    private void look(OpenReads reads, Sighting seen, Standing standing, long now) {
        long stretch = reads.stretch();
        if (standing == Standing.PRIMARY || !reads.isOpen()) {
            remember(reads, Sighting.NONE);
        } else if (reads.isCancelled(stretch)) {
            return;
        } else if (standing == Standing.NOT_PRIMARY && reads.isWriting()) {
            cancel(
                    reads,
                    stretch,
                    "rolled back a write transaction on " + database + ": this node lost the primary role.");
        } else if (seen.stretch() != stretch) {
            remember(reads, new Sighting(stretch, now));
        } else {
            Duration age = Duration.ofNanos(now - seen.sinceNanos());
            if (limit.isReachedBy(age)) {
                cancel(
                        reads,
                        stretch,
                        "cancelled a read of " + database + " that was open for " + age.toMillis()
                                + " ms on a node that is not the primary: while it lasts LiteFS applies nothing here.");
            }
        }
    }

    private void cancel(OpenReads reads, long stretch, String what) {
        Throwable opener = reads.opener();
        try {
            if (!reads.cancel(stretch)) {
                return;
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "a read of " + database + " could not be ended cleanly", e);
        }
        synchronized (lock) {
            cancelled++;
        }
        LOG.log(
                Level.WARNING,
                what + (opener == null ? " It was opened while the node was the primary" : " It was opened here:"),
                opener);
    }

    private void remember(OpenReads reads, Sighting sighting) {
        synchronized (lock) {
            watched.replace(reads, sighting);
        }
    }

    private Map<OpenReads, Sighting> snapshot() {
        synchronized (lock) {
            return Map.copyOf(watched);
        }
    }

    /** A node that cannot be asked is not known to be the primary, and what is open on it is in LiteFS's way. */
    private Standing standing() {
        try {
            return role.role().isPrimary() ? Standing.PRIMARY : Standing.NOT_PRIMARY;
        } catch (LiteFsException e) {
            return Standing.UNKNOWN;
        }
    }
}
