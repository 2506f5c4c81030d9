package io.litefs4j.usecases.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.testkit.node.FakeNode;
import io.litefs4j.testkit.node.FakeNodes;
import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleMonitorTest {
    private static final NodeRole PRIMARY = new NodeRole.Primary();
    private static final NodeRole NO_PRIMARY = new NodeRole.NoPrimary();
    private static final RoleTiming TIMING = new RoleTiming(Duration.ofMillis(200), Duration.ofSeconds(1));

    private final FakeNodes nodes = new FakeNodes();
    private final ManualTime time = nodes.time();
    private final FakeNode node = nodes.add("n1", true);
    private final FakeNode other = nodes.add("n2", true);
    private final PrimaryDetector detector = new PrimaryDetector(
            node.mount().primaryClaim(),
            node.mount().primaryMarker(),
            node.mount().lagMarker());
    private final RoleNews events = listener -> nodes.events().subscribe(node.url(), listener);
    private final AtomicInteger looks = new AtomicInteger();
    private final CurrentRole countedDetector = () -> {
        looks.incrementAndGet();
        return detector.role();
    };

    private RoleMonitor monitor;

    @AfterEach
    void close() {
        if (monitor != null) {
            monitor.close();
        }
    }

    @Test
    void the_role_is_known_when_the_watch_begins() {
        node.becomePrimary();
        start(RoleNews.NONE);

        assertThat(monitor.role()).isEqualTo(PRIMARY);
    }

    @Test
    void a_mount_that_is_gone_when_the_watch_begins_is_a_known_failure() {
        node.crash();
        start(RoleNews.NONE);

        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(monitor::role)
                .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.DISCONNECTED));
    }

    @Test
    void asking_for_the_role_does_not_ask_litefs() throws InterruptedException {
        node.becomePrimary();
        start(RoleNews.NONE);
        time.awaitPaused(1);
        int before = looks.get();
        for (int i = 0; i < 1_000; i++) {
            monitor.role();
        }

        assertThat(looks).hasValue(before);
    }

    @Test
    void a_change_that_nobody_tells_is_seen_by_the_next_look() throws InterruptedException {
        start(RoleNews.NONE);
        time.awaitPaused(1);
        node.becomePrimary();
        time.advance(TIMING.pollEvery());

        await().until(() -> monitor.role().isPrimary());
    }

    @Test
    void a_mount_that_dies_is_seen_by_the_next_look_and_so_is_its_return() throws InterruptedException {
        node.becomePrimary();
        start(RoleNews.NONE);
        time.awaitPaused(1);
        node.crash();
        time.advance(TIMING.pollEvery());
        await().untilAsserted(() -> assertThatThrownBy(monitor::role).isInstanceOf(LiteFsNotRunningException.class));

        time.awaitPaused(1);
        node.start();
        time.advance(TIMING.pollEvery());
        await().ignoreException(LiteFsNotRunningException.class)
                .until(() -> monitor.role().equals(NO_PRIMARY));
    }

    @Test
    void a_promotion_that_is_told_is_seen_without_waiting_for_the_next_look() {
        start(events);
        node.becomePrimary();

        await().until(() -> monitor.role().isPrimary());
    }

    @Test
    void a_demotion_that_is_told_holds_before_the_teller_has_finished() {
        node.becomePrimary();
        start(events);
        node.demote();

        assertThat(monitor.role()).isEqualTo(NO_PRIMARY);
    }

    @Test
    void a_new_primary_that_is_told_is_seen_with_its_lag_without_waiting_for_the_next_look() {
        other.becomePrimary();
        start(events);
        node.follow(other);
        node.mount().heartbeat();

        await().until(() -> monitor.role() instanceof NodeRole.Replica replica
                && replica.primary().equals(other.hostname()));
    }

    @Test
    void a_lost_connection_makes_it_look_at_once_so_a_crash_is_known_before_the_next_poll() {
        node.becomePrimary();
        start(events);
        node.crash();

        await().untilAsserted(() -> assertThatThrownBy(monitor::role).isInstanceOf(LiteFsNotRunningException.class));
    }

    @Test
    void a_role_that_nobody_confirms_is_unknown_once_it_is_older_than_it_is_trusted() throws Exception {
        node.becomePrimary();
        try (HangingDetector hanging = new HangingDetector()) {
            monitor = RoleMonitor.start(hanging, RoleNews.NONE, TIMING, time.untilAdvanced(), time);
            time.awaitPaused(1);
            hanging.hangFromNowOn();
            time.advance(TIMING.pollEvery());
            hanging.awaitHanging();
            time.advance(TIMING.trustFor().minus(TIMING.pollEvery()));
            assertThat(monitor.role()).isEqualTo(PRIMARY);
            time.advance(Duration.ofNanos(1));

            assertThatExceptionOfType(RoleUnknownException.class)
                    .isThrownBy(monitor::role)
                    .satisfies(
                            e -> assertThat(e.age()).contains(TIMING.trustFor().plusNanos(1)));
        }
    }

    @Test
    void a_mount_that_hangs_is_a_known_failure_though_each_look_takes_longer_than_a_role_is_trusted()
            throws InterruptedException {
        node.becomePrimary();
        monitor = RoleMonitor.start(
                () -> {
                    looks.incrementAndGet();
                    if (node.mount().mount().state() == MountState.UNRESPONSIVE) {
                        time.advance(TIMING.trustFor().multipliedBy(2)); // the time limit of the probe
                    }
                    return detector.role();
                },
                RoleNews.NONE,
                TIMING,
                time.untilAdvanced(),
                time);
        time.awaitPaused(1);
        node.freeze();
        letItLook(() -> time.advance(TIMING.pollEvery()));

        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(monitor::role)
                .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.UNRESPONSIVE));
    }

    @Test
    void an_answer_of_primary_that_was_overtaken_by_a_demotion_is_not_believed() throws Exception {
        node.becomePrimary();
        try (HangingDetector hanging = new HangingDetector()) {
            monitor = RoleMonitor.start(hanging, events, TIMING, time.untilAdvanced(), time);
            time.awaitPaused(1);
            hanging.hangFromNowOn();
            time.advance(TIMING.pollEvery());
            hanging.awaitHanging(); // it has seen a primary, and is slow to say so
            node.demote();
            hanging.letGo();
            await().until(() -> hanging.looks() >= 3);

            assertThat(monitor.role()).isEqualTo(NO_PRIMARY);
        }
    }

    @Test
    void news_of_primaryship_is_not_believed_without_a_look() throws InterruptedException {
        monitor = RoleMonitor.start(
                () -> {
                    looks.incrementAndGet();
                    return NO_PRIMARY;
                },
                events,
                TIMING,
                time.untilAdvanced(),
                time);
        time.awaitPaused(1);
        letItLook(node::becomePrimary);

        assertThat(monitor.role()).isEqualTo(NO_PRIMARY);
    }

    @Test
    void news_that_arrives_after_the_death_of_the_mount_does_not_bring_primaryship_back() throws InterruptedException {
        node.becomePrimary();
        LateNews late = new LateNews();
        start(late);
        time.awaitPaused(1);
        node.crash();
        late.tell(true, "");
        await().untilAsserted(() -> assertThatThrownBy(monitor::role).isInstanceOf(LiteFsNotRunningException.class));
        letItLook(() -> {
            late.tell(true, "");
            late.tell(false, "n2");
        });

        assertThatThrownBy(monitor::role).isInstanceOf(LiteFsNotRunningException.class);
    }

    @Test
    void a_transaction_is_no_reason_to_look() throws InterruptedException {
        node.becomePrimary();
        LateNews late = new LateNews();
        start(late);
        time.awaitPaused(1);
        int before = looks.get();
        late.tellOfTransaction();
        letItLook(() -> late.tell(true, ""));

        assertThat(looks).hasValue(before + 1);
    }

    @Test
    void a_demotion_to_a_named_primary_is_a_replica_without_news_of_it() {
        LateNews late = new LateNews();
        node.becomePrimary();
        try (HangingDetector hanging = new HangingDetector()) {
            monitor = RoleMonitor.start(hanging, late, TIMING, time.untilAdvanced(), time);
            hanging.hangFromNowOn();
            late.tell(false, "n2");

            assertThat(monitor.role()).isEqualTo(new NodeRole.Replica(other.hostname(), Lag.UNKNOWN));
        }
    }

    @Test
    void a_failure_that_nobody_foresaw_leaves_the_role_to_its_age_and_the_watch_goes_on() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean();
        node.becomePrimary();
        monitor = RoleMonitor.start(
                () -> {
                    looks.incrementAndGet();
                    if (broken.get()) {
                        throw new IllegalStateException("planted");
                    }
                    return detector.role();
                },
                RoleNews.NONE,
                TIMING,
                time.untilAdvanced(),
                time);
        time.awaitPaused(1);
        broken.set(true);
        letItLook(() -> time.advance(TIMING.trustFor().plusNanos(1)));
        assertThatThrownBy(monitor::role).isInstanceOf(RoleUnknownException.class);

        broken.set(false);
        letItLook(() -> time.advance(TIMING.pollEvery()));
        assertThat(monitor.role()).isEqualTo(PRIMARY);
    }

    @Test
    void the_role_survives_the_overflow_of_the_ticker() throws InterruptedException {
        node.becomePrimary();
        start(RoleNews.NONE);
        time.awaitPaused(1);
        while (time.elapsed().compareTo(Duration.ofSeconds(2)) < 0) {
            letItLook(() -> time.advance(TIMING.pollEvery()));
            assertThat(monitor.role()).isEqualTo(PRIMARY);
        }
    }

    /** Does what makes the monitor look, and returns when it has looked. */
    private void letItLook(Runnable cause) throws InterruptedException {
        int before = looks.get();
        cause.run();
        await().until(() -> looks.get() > before);
        time.awaitPaused(1);
    }

    private void start(RoleNews news) {
        monitor = RoleMonitor.start(countedDetector, news, TIMING, time.untilAdvanced(), time);
    }

    /** Looks as the real one does, and can be made slow to say what it saw. */
    private final class HangingDetector implements CurrentRole, AutoCloseable {
        private final CountDownLatch hanging = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);
        private final AtomicInteger looks = new AtomicInteger();
        private volatile boolean hang;

        void hangFromNowOn() {
            hang = true;
        }

        void awaitHanging() throws InterruptedException {
            hanging.await();
        }

        void letGo() {
            hang = false;
            free.countDown();
        }

        int looks() {
            return looks.get();
        }

        @Override
        public NodeRole role() {
            NodeRole seen = detector.role();
            looks.incrementAndGet();
            if (hang) {
                hanging.countDown();
                awaitUninterruptibly(free);
            }
            return seen;
        }

        @Override
        public void close() {
            letGo();
        }

        private static void awaitUninterruptibly(CountDownLatch latch) {
            boolean interrupted = false;
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
