package io.litefs4j.testkit.mount;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The halt locks of a {@link FakeMount}: granted where LiteFS grants them, which is on a primary at once and on a replica
 * while nobody else has them.
 *
 * <p>A lock that is held for 20 s of the mount's time is overdue. The wait for another node takes the mount's time, as a
 * pause does; the wait for another thread of this JVM is real. Safe for use by many threads.
 *
 * <p>Not simulated: what the primary cannot do meanwhile, and the transactions that are written under a lock.
 */
public final class FakeHaltLocks implements HaltLocks {
    private static final Duration HOLD = Duration.ofSeconds(20);

    /** LiteFS gives up by itself. Source: superfly/litefs {@code store.go}, {@code DefaultHaltAcquireTimeout}. */
    private static final Duration LITEFS_LIMIT = Duration.ofSeconds(10);

    private static final Duration STEP = Duration.ofMillis(100);

    private final FakeMount mount;
    private final ManualTime time;
    private final Map<DatabaseName, Semaphore> turns = new ConcurrentHashMap<>();
    private final Set<DatabaseName> elsewhere = ConcurrentHashMap.newKeySet();
    private final Set<FakeHaltLock> out = ConcurrentHashMap.newKeySet();

    public FakeHaltLocks(FakeMount mount) {
        this.mount = requireNonNull(mount, "mount");
        this.time = mount.time();
    }

    @Override
    public HaltLock acquire(DatabaseName database, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new InvalidValueException("halt limit", "must be positive", limit.toString());
        }
        if (mount.positions().of(database).isEmpty()) {
            throw new HaltRefusedException(database, "is not there: LiteFS knows no such database on this node");
        }
        awaitTurn(database, limit);
        boolean granted = false;
        try {
            HaltLock lock = granted(database, limit);
            granted = true;
            return lock;
        } catch (InterruptedException e) {
            throw interrupted(database, e);
        } finally {
            if (!granted) {
                turn(database).release();
            }
        }
    }

    /** Another node takes the halt lock of this database, and holds it. */
    public void haltElsewhere(DatabaseName database) {
        elsewhere.add(requireNonNull(database, "database"));
    }

    /** The other node gives it back. */
    public void endHaltElsewhere(DatabaseName database) {
        elsewhere.remove(database);
    }

    /** The application starts a process: every lock that is out is lost. */
    public void startProcess() {
        out.forEach(lock -> lock.lose("is lost, because this JVM has started a process since"));
    }

    /** Returns how many locks are out. */
    public int out() {
        return out.size();
    }

    private HaltLock granted(DatabaseName database, Duration limit) throws InterruptedException {
        Duration waited = Duration.ZERO;
        while (!isPrimary() && elsewhere.contains(database)) {
            if (waited.compareTo(limit) >= 0) {
                throw new HaltRefusedException(database, "was not granted within " + limit.toMillis() + " ms");
            }
            if (waited.compareTo(LITEFS_LIMIT) >= 0) {
                throw new HaltRefusedException(database, "was refused by LiteFS, for another node holds it");
            }
            time.of(STEP);
            waited = waited.plus(STEP);
        }
        if (!isPrimary() && mount.primaryMarker().read().isEmpty()) {
            throw new HaltRefusedException(database, "was refused by LiteFS. Is there a primary?");
        }
        FakeHaltLock lock = new FakeHaltLock(database, this::giveBack);
        out.add(lock);
        time.after(HOLD, lock::expire);
        return lock;
    }

    private boolean isPrimary() {
        return mount.primaryClaim().isPrimary();
    }

    private void giveBack(FakeHaltLock lock) {
        if (out.remove(lock)) {
            turn(lock.database()).release();
        }
    }

    private void awaitTurn(DatabaseName database, Duration limit) {
        try {
            if (!turn(database).tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new HaltRefusedException(
                        database, "was held by other threads of this JVM for all of " + limit.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            throw interrupted(database, e);
        }
    }

    private static HaltRefusedException interrupted(DatabaseName database, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new HaltRefusedException(database, "was not awaited any more, because the thread was interrupted", e);
    }

    private Semaphore turn(DatabaseName database) {
        return turns.computeIfAbsent(database, name -> new Semaphore(1, true));
    }
}
