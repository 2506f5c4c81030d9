package io.litefs4j.testkit.time;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Clock, ticker and pause of a world in which time passes only when somebody moves it.
 *
 * <p>{@link #advance} moves it, and so does a pause of this object: the thread that pauses takes time along with it, as
 * fits a test in one thread. A background thread wants {@link #untilAdvanced()} instead, a pause that lasts until the
 * test has moved time far enough. What was planned with {@link #after} happens on the way, each action at its moment, in
 * the order of the moments and, within one, of the planning.
 *
 * <p>Safe for use by many threads; two that advance take turns. The ticker begins shortly before it overflows, because a
 * ticker may.
 */
public final class ManualTime extends Clock implements Ticker, Pause {
    /** Where the clock stands in the beginning unless told otherwise. */
    public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private static final long FIRST_TICK =
            Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    private final Instant start;
    private final AtomicLong elapsed = new AtomicLong();

    /** Held by the thread that moves time, also while it runs planned actions. */
    private final ReentrantLock hand = new ReentrantLock();

    /** Guards {@link #plan}, {@link #planned} and {@link #waiting}; never held while an action runs. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Planned> plan = new PriorityQueue<>();
    private long planned;
    private int waiting;

    /** Starts at {@link #START}. */
    public ManualTime() {
        this(START);
    }

    public ManualTime(Instant start) {
        this.start = requireNonNull(start, "start");
    }

    /**
     * Moves time forward and runs what becomes due, in this thread.
     *
     * @param length how far; zero runs what is due already
     */
    public void advance(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + length);
        }
        hand.lock();
        try {
            moveTo(Math.addExact(elapsed.get(), length.toNanos()));
        } finally {
            hand.unlock();
        }
    }

    /** Plans an action for {@code length} from now. It runs in the thread that moves time there. */
    public void after(Duration length, Runnable action) {
        requireNonNull(action, "action");
        lock.lock();
        try {
            long moment = Math.addExact(elapsed.get(), Math.max(0, length.toNanos()));
            plan.add(new Planned(moment, planned++, action));
        } finally {
            lock.unlock();
        }
    }

    /** Moves time by the length of the pause, as {@link #advance} does. */
    @Override
    public void of(Duration length) throws InterruptedException {
        refuseIfInterrupted();
        if (!length.isNegative()) {
            advance(length);
        }
    }

    /** Returns a pause that lasts until another thread has moved time to its end. */
    public Pause untilAdvanced() {
        return this::waitFor;
    }

    /**
     * Waits, in real time, until so many threads are inside a pause of {@link #untilAdvanced()}.
     *
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public void awaitPaused(int threads) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting < threads) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns how far time has been moved since the beginning. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsed.get());
    }

    @Override
    public long nanos() {
        return FIRST_TICK + elapsed.get();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(elapsed.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, zone);
    }

    private void moveTo(long target) {
        for (Planned next = nextUntil(target); next != null; next = nextUntil(target)) {
            moveClock(next.moment());
            next.action().run();
        }
        moveClock(target);
    }

    private @Nullable Planned nextUntil(long target) {
        lock.lock();
        try {
            Planned next = plan.peek();
            return next == null || next.moment() > target ? null : plan.poll();
        } finally {
            lock.unlock();
        }
    }

    private void moveClock(long moment) {
        lock.lock();
        try {
            elapsed.accumulateAndGet(moment, Math::max); // an action may itself have paused beyond this moment
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void waitFor(Duration length) throws InterruptedException {
        refuseIfInterrupted();
        lock.lockInterruptibly();
        long end = elapsed.get() + length.toNanos();
        waiting++;
        try {
            changed.signalAll();
            while (elapsed.get() < end) {
                changed.await();
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private static void refuseIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private record Planned(long moment, long number, Runnable action) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            int byMoment = Long.compare(moment, other.moment);
            return byMoment != 0 ? byMoment : Long.compare(number, other.number);
        }
    }

    private static final class Zoned extends Clock {
        private final Clock time;
        private final ZoneId zone;

        Zoned(Clock time, ZoneId zone) {
            this.time = time;
            this.zone = requireNonNull(zone, "zone");
        }

        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(time, other);
        }
    }
}
