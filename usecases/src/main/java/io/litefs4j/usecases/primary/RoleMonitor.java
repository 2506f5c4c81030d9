package io.litefs4j.usecases.primary;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleTimeoutException;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the role of this node at hand: {@link #role()} is one volatile read and a look at the ticker, no system call.
 * Safe for use by many threads.
 *
 * <p>A thread of its own looks every {@link RoleTiming#pollEvery()}, and at once when there is news. News of a demotion
 * takes effect before that look; nothing but a look makes this node primary. What was learnt is believed for
 * {@link RoleTiming#trustFor()}, then it is unknown. So after a demotion that nobody tells, a caller may take this node
 * for the primary no longer than that.
 *
 * <p>Close it to end the thread and the subscription. Ages are those of the ticker: a virtual machine that was suspended
 * as a whole may not have aged.
 */
public final class RoleMonitor implements CurrentRole, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RoleMonitor.class.getName());
    private static final Duration WAITING_STEP = Duration.ofMillis(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final String CLOSED = "is not watched any more: its monitor is closed";

    private final CurrentRole detector;
    private final Duration pollEvery;
    private final Pause pause;
    private final Ticker ticker;
    private final LastKnownRole lastKnown;
    private final List<Registration> registrations = new CopyOnWriteArrayList<>();
    private final Alarm alarm;
    private final Thread thread;
    private final NodeEvents.Subscription news;
    private final Object handLock = new Object();
    private volatile @Nullable RoleAtHand atHand; // changed under handLock
    private volatile boolean closed;

    /** Used by the monitor's thread only, once it has started: whether the latest look failed in a way nobody foresaw. */
    private boolean failing;

    /**
     * Looks once, so that the role is known or known to be unknown when this returns, and starts to watch. It does not
     * fail where LiteFS is not running: see {@link #awaitReady}.
     *
     * @param detector looks; must answer in bounded time
     * @param pause used by the monitor's thread, and by those that wait for a role
     */
    public static RoleMonitor start(
            CurrentRole detector, RoleNews news, RoleTiming timing, Pause pause, Ticker ticker) {
        return new RoleMonitor(detector, news, timing, pause, ticker);
    }

    private RoleMonitor(CurrentRole detector, RoleNews news, RoleTiming timing, Pause pause, Ticker ticker) {
        this.detector = requireNonNull(detector, "detector");
        this.pollEvery = timing.pollEvery();
        this.pause = requireNonNull(pause, "pause");
        this.ticker = requireNonNull(ticker, "ticker");
        this.lastKnown = new LastKnownRole(ticker, timing.trustFor());
        this.thread = new Thread(this::watch, "litefs4j-role-monitor");
        this.thread.setDaemon(true);
        this.alarm = new Alarm(thread);
        if (!look()) {
            alarm.ring();
        }
        this.thread.start();
        this.news = news.subscribe(new Events());
    }

    /**
     * @throws LiteFsNotRunningException if the mount did not answer when it was last looked at
     * @throws RoleUnknownException if the role was last learnt too long ago, or this is closed
     */
    @Override
    public NodeRole role() {
        return lastKnown.role();
    }

    /**
     * Returns the same without the look at the ticker, for hot paths: a thread, which starts with the first call of this and
     * ends with the monitor, makes the role unknown when it is too old. It may be late by as long as it takes that thread to
     * get a processor, so what must not happen on a replica needs a second guard.
     */
    public CurrentRole atHand() {
        synchronized (handLock) {
            RoleAtHand made = atHand;
            if (made == null && closed) {
                return this;
            }
            if (made == null) {
                made = new RoleAtHand(lastKnown, pause);
                atHand = made;
                made.begin();
            }
            return made;
        }
    }

    /**
     * Tells a listener where the role stands: soon for the first time, then whenever it is another.
     *
     * @return the registration; closing it ends the calls, except for one that is under way
     */
    public Registration onChange(RoleListener listener) {
        Registration registration = new Registration(requireNonNull(listener, "listener"));
        registrations.add(registration);
        alarm.ring();
        return registration;
    }

    /**
     * Waits until the node can serve: as primary, or as a replica that has heard of its primary since it started.
     *
     * @return the role then
     * @throws RoleTimeoutException if it does not come to that within the limit
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public NodeRole awaitReady(Duration limit) throws InterruptedException {
        return awaitRole(RoleMonitor::isReady, limit);
    }

    /**
     * Waits for a role. The node may have lost it again by the time this returns.
     *
     * @return the role that was wanted
     * @throws RoleTimeoutException if the node does not get it within the limit
     * @throws RoleUnknownException if this is closed
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public NodeRole awaitRole(Predicate<? super NodeRole> wanted, Duration limit) throws InterruptedException {
        long start = ticker.nanos();
        while (true) {
            Standing now = Standing.of(lastKnown);
            if (now.role() != null && wanted.test(now.role())) {
                return now.role();
            }
            if (closed) {
                throw new RoleUnknownException(CLOSED);
            }
            Duration left = limit.minusNanos(ticker.nanos() - start);
            if (left.isNegative() || left.isZero()) {
                throw new RoleTimeoutException(limit, now.inWords(), now.reason());
            }
            pause.of(left.compareTo(WAITING_STEP) < 0 ? left : WAITING_STEP);
        }
    }

    /** Ends the watch. From now on the role is unknown, and no listener is called. Closing twice is harmless. */
    @Override
    public void close() {
        closed = true;
        lastKnown.close(CLOSED);
        news.close();
        alarm.stop();
        closeAtHand();
        joinThread();
    }

    private void closeAtHand() {
        synchronized (handLock) {
            RoleAtHand made = atHand;
            if (made != null) {
                made.close();
            }
        }
    }

    private static boolean isReady(NodeRole role) {
        return role.fold(() -> true, replica -> replica.lag().isKnown(), () -> false);
    }

    private void watch() {
        while (!closed) {
            tell();
            boolean counts = look();
            age();
            tell();
            if (counts) {
                alarm.sleep(pause, pollEvery);
            }
        }
    }

    private void age() {
        RoleAtHand made = atHand;
        if (made != null) {
            made.ring();
        }
    }

    /** Returns whether the answer counts; where it does not, LiteFS has to be asked again. */
    private boolean look() {
        LastKnownRole.Question question = lastKnown.ask();
        try {
            boolean counts = lastKnown.learn(question, detector.role());
            failing = false;
            return counts;
        } catch (LiteFsNotRunningException e) {
            lastKnown.fail(e);
        } catch (RuntimeException e) {
            // Nobody foresaw it, so nothing was learnt and the role ages; but the watch must outlive it.
            if (!failing && !closed) {
                LOG.log(System.Logger.Level.WARNING, "the role of this node cannot be determined", e);
            }
            failing = true;
        }
        return true;
    }

    private void tell() {
        for (Registration registration : registrations) {
            if (!closed) {
                registration.tell(Standing.of(lastKnown));
            }
        }
    }

    private void joinThread() {
        if (Thread.currentThread() == thread) {
            return; // a listener closes the monitor that calls it
        }
        try {
            thread.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Turns what LiteFS tells into what may be believed of it. */
    private final class Events implements NodeEvents.Listener {
        @Override
        public void heard(NodeEvent event) {
            if (event instanceof NodeEvent.Init init) {
                heard(init.isPrimary(), init.primary());
            } else if (event instanceof NodeEvent.PrimaryChange change) {
                heard(change.isPrimary(), change.primary());
            }
        }

        private void heard(boolean isPrimary, Hostname primary) {
            if (!isPrimary) {
                lastKnown.demoted(
                        primary.isNamed() ? new NodeRole.Replica(primary, Lag.UNKNOWN) : new NodeRole.NoPrimary());
            }
            alarm.ring();
        }

        /** LiteFS closes the connection when it dies, so this is often the first sign of it. */
        @Override
        public void lost(NodeApiException reason) {
            alarm.ring();
        }
    }

    /** A listener's place at the monitor. */
    public final class Registration implements AutoCloseable {
        private final RoleListener listener;

        /** Used by the monitor's thread only. */
        private @Nullable Standing told;

        private Registration(RoleListener listener) {
            this.listener = listener;
        }

        private void tell(Standing now) {
            if (now.sameAs(told)) {
                return;
            }
            told = now;
            try {
                now.tell(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a listener to the role of this node failed", e);
            }
        }

        @Override
        public void close() {
            registrations.remove(this);
        }
    }
}
