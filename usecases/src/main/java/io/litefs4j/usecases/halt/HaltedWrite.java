package io.litefs4j.usecases.halt;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import io.litefs4j.usecases.position.ReadYourWrites;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a job write where it runs: on the primary as it is, on a replica under the halt lock. Immutable, safe for use by many
 * threads.
 *
 * <p>On a replica it first waits until there is recent news from the primary, so that the primary does not stand still while
 * this node catches up. For rare and short work: a request that writes belongs to the primary.
 *
 * <pre>{@code
 * haltedWrite.run(database, lock -> {
 *     // open a data source under the lock, and write
 * });
 * }</pre>
 */
public final class HaltedWrite {
    /** How long a job waits, all in all, until it may begin. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(15);

    /** LiteFS's heartbeat comes each second; twice that is a replica that keeps up. */
    public static final Duration DEFAULT_NEWS = Duration.ofSeconds(2);

    private static final Duration STEP = Duration.ofMillis(50);

    private final CurrentRole role;
    private final ReadYourWrites readYourWrites;
    private final HaltLocks locks;
    private final Pause pause;
    private final Ticker ticker;
    private final Terms terms;

    public HaltedWrite(CurrentRole role, ReadYourWrites readYourWrites, HaltLocks locks, Pause pause, Ticker ticker) {
        this(role, readYourWrites, locks, pause, ticker, new Terms(DEFAULT_LIMIT, DEFAULT_NEWS, null));
    }

    private HaltedWrite(
            CurrentRole role, ReadYourWrites readYourWrites, HaltLocks locks, Pause pause, Ticker ticker, Terms terms) {
        this.role = requireNonNull(role, "role");
        this.readYourWrites = requireNonNull(readYourWrites, "readYourWrites");
        this.locks = requireNonNull(locks, "locks");
        this.pause = requireNonNull(pause, "pause");
        this.ticker = requireNonNull(ticker, "ticker");
        this.terms = terms;
    }

    /**
     * Returns the same with another limit.
     *
     * @param limit how long to wait, all in all, until the work begins; positive
     */
    public HaltedWrite within(Duration limit) {
        return with(new Terms(limit, terms.news(), terms.after()));
    }

    /**
     * Returns the same with other news.
     *
     * @param news how old the newest news from the primary may be; positive. Clocks that differ add to it
     */
    public HaltedWrite withNewsOf(Duration news) {
        return with(new Terms(terms.limit(), news, terms.after()));
    }

    /** Returns one that waits until this node stands at a position before it begins. */
    public HaltedWrite after(Position position) {
        return with(new Terms(terms.limit(), terms.news(), requireNonNull(position, "position")));
    }

    /**
     * Runs the work in this thread once this node may write, and gives the lock back when it has ended in whatever way.
     *
     * @return what the work returns
     * @throws HaltRefusedException if there is no recent news or no lock within the limit, or the thread was interrupted (its
     *     flag is set again); the work has not begun
     * @throws io.litefs4j.domain.position.PositionTimeoutException if the position was not reached within the limit; likewise
     * @throws io.litefs4j.domain.position.PositionDiscardedException if the position belongs to another history; likewise
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be read; likewise
     * @throws E if the work does
     */
    public <T extends @Nullable Object, E extends Exception> T run(DatabaseName database, HaltedWork<T, E> work)
            throws E {
        try (HaltLock lock = acquire(database)) {
            return work.run(lock);
        }
    }

    private HaltLock acquire(DatabaseName database) {
        long deadline = ticker.nanos() + terms.limit().toNanos();
        try {
            NodeRole ready = awaitNews(database, deadline);
            Position after = terms.after();
            if (after != null) {
                readYourWrites.await(database, after, until(deadline));
            }
            if (ready.isPrimary()) {
                return HaltLock.unneeded(database);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HaltRefusedException(database, "was not asked for, because the thread was interrupted", e);
        }
        Duration rest = until(deadline);
        if (rest.isZero()) {
            throw new HaltRefusedException(database, "was not asked for, because the " + limit() + " were over");
        }
        return locks.acquire(database, rest);
    }

    private NodeRole awaitNews(DatabaseName database, long deadline) throws InterruptedException {
        while (true) {
            String what;
            try {
                NodeRole now = role.role();
                if (now.isPrimary() || hasNews(now)) {
                    return now;
                }
                what = now.toString();
            } catch (RoleUnknownException e) {
                what = String.valueOf(e.getMessage());
            }
            Duration rest = until(deadline);
            if (rest.isZero()) {
                throw new HaltRefusedException(
                        database,
                        "was not asked for, because there was no news from the primary younger than "
                                + terms.news().toMillis() + " ms within " + limit() + "; in the end: " + what);
            }
            pause.of(STEP.compareTo(rest) < 0 ? STEP : rest);
        }
    }

    private boolean hasNews(NodeRole now) {
        return now instanceof NodeRole.Replica replica && replica.lag().isWithin(terms.news());
    }

    private Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - ticker.nanos()));
    }

    private String limit() {
        return terms.limit().toMillis() + " ms";
    }

    private HaltedWrite with(Terms other) {
        return new HaltedWrite(role, readYourWrites, locks, pause, ticker, other);
    }

    private record Terms(
            Duration limit, Duration news, @Nullable Position after) {
        private Terms {
            check("halted write limit", limit);
            check("halted write news", news);
        }

        private static void check(String key, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new InvalidValueException(key, "must be positive", value.toString());
            }
        }
    }
}
