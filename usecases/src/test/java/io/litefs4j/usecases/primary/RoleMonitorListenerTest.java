package io.litefs4j.usecases.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleTimeoutException;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who hear of the role or wait for one, and the end of the watch. */
class RoleMonitorListenerTest {
    private static final Hostname N2 = new Hostname("n2");

    /** Trusts for so long that no role ages here, however unevenly the threads run. */
    private static final RoleTiming TIMING = new RoleTiming(Duration.ofMillis(200), Duration.ofDays(1));

    private final FakeMount mount = new FakeMount();
    private final ManualTime time = mount.time();
    private final LateNews news = new LateNews();
    private final PrimaryDetector detector =
            new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());
    private final AtomicInteger looks = new AtomicInteger();
    private final RoleMonitor monitor = RoleMonitor.start(
            () -> {
                looks.incrementAndGet();
                return detector.role();
            },
            news,
            TIMING,
            time.untilAdvanced(),
            time);
    private final Diary diary = new Diary();

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void a_listener_hears_at_once_where_the_role_stands() {
        monitor.onChange(diary);

        await().until(() -> diary.pages.equals(List.of("NoPrimary[]")));
    }

    @Test
    void a_listener_hears_each_other_role_and_nothing_of_a_lag_alone() throws InterruptedException {
        monitor.onChange(diary);
        awaitPages("NoPrimary[]");
        mount.follow(N2);
        mount.heartbeat();
        look();
        look();
        look();
        mount.becomePrimary();
        look();

        awaitPages("NoPrimary[]", "Replica n2", "Primary[]");
    }

    @Test
    void a_listener_hears_that_the_role_is_lost_and_that_it_is_back() throws InterruptedException {
        monitor.onChange(diary);
        awaitPages("NoPrimary[]");
        mount.crash();
        look();
        look();
        mount.mountAgain();
        look();

        awaitPages("NoPrimary[]", "lost DISCONNECTED", "NoPrimary[]");
    }

    @Test
    void a_listener_hears_of_a_demotion_that_is_told_without_waiting_for_the_next_look() throws InterruptedException {
        mount.becomePrimary();
        look();
        monitor.onChange(diary);
        awaitPages("Primary[]");
        mount.demote();
        news.tell(false, "");

        awaitPages("Primary[]", "NoPrimary[]");
    }

    @Test
    void a_listener_that_fails_does_not_keep_the_others_from_hearing() {
        monitor.onChange(new RoleListener() {
            @Override
            public void became(NodeRole role) {
                throw new IllegalStateException("planted");
            }

            @Override
            public void lost(LiteFsException reason) {
                throw new IllegalStateException("planted");
            }
        });
        monitor.onChange(diary);

        awaitPages("NoPrimary[]");
    }

    @Test
    void a_listener_that_has_left_hears_nothing_more() throws InterruptedException {
        RoleMonitor.Registration registration = monitor.onChange(diary);
        awaitPages("NoPrimary[]");
        registration.close();
        mount.becomePrimary();
        look();
        time.awaitPaused(1);

        assertThat(diary.pages).containsExactly("NoPrimary[]");
    }

    @Test
    void a_role_that_is_there_already_is_not_waited_for() throws InterruptedException {
        assertThat(monitor.awaitRole(role -> !role.isPrimary(), Duration.ZERO)).isEqualTo(new NodeRole.NoPrimary());
    }

    @Test
    void one_who_waits_gets_the_role_as_soon_as_a_look_has_found_it() throws Exception {
        CompletableFuture<NodeRole> waiting = inBackground(() -> monitor.awaitRole(NodeRole::isPrimary, minutes(1)));
        time.awaitPaused(2);
        mount.becomePrimary();
        passTimeUntil(waiting);

        assertThat(waiting.get()).isEqualTo(new NodeRole.Primary());
    }

    @Test
    void one_who_waits_in_vain_is_told_so_after_the_limit_with_what_the_node_was_in_the_end() {
        CompletableFuture<NodeRole> waiting = inBackground(() -> monitor.awaitRole(NodeRole::isPrimary, minutes(1)));
        passTimeUntil(waiting);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waiting::get)
                .withCauseInstanceOf(RoleTimeoutException.class)
                .withMessageContaining("60000 ms")
                .withMessageContaining("NoPrimary");
        assertThat(time.elapsed()).isGreaterThanOrEqualTo(minutes(1));
    }

    @Test
    void one_who_waits_in_vain_for_a_dead_mount_gets_the_reason() throws InterruptedException {
        mount.crash();
        look();
        await().untilAsserted(() -> assertThatThrownBy(monitor::role).isInstanceOf(LiteFsNotRunningException.class));

        assertThatExceptionOfType(RoleTimeoutException.class)
                .isThrownBy(() -> monitor.awaitReady(Duration.ZERO))
                .withCauseInstanceOf(LiteFsNotRunningException.class);
    }

    @Test
    void a_primary_is_ready_and_so_is_a_replica_once_it_has_had_news() throws Exception {
        mount.follow(N2);
        look();
        time.awaitPaused(1);
        assertThatThrownBy(() -> monitor.awaitReady(Duration.ZERO)).isInstanceOf(RoleTimeoutException.class);

        mount.heartbeat();
        CompletableFuture<NodeRole> waiting = inBackground(() -> monitor.awaitReady(minutes(1)));
        passTimeUntil(waiting);

        assertThat(waiting.get()).isInstanceOf(NodeRole.Replica.class);
    }

    @Test
    void nothing_is_known_after_the_end_and_nobody_waits_for_it() {
        monitor.close();

        assertThatThrownBy(monitor::role).isInstanceOf(RoleUnknownException.class);
        assertThatThrownBy(() -> monitor.awaitRole(NodeRole::isPrimary, minutes(1)))
                .isInstanceOf(RoleUnknownException.class);
    }

    @Test
    void the_end_ends_the_subscription_and_the_thread() {
        monitor.onChange(diary);
        awaitPages("NoPrimary[]");
        Thread watcher = diary.thread.get();
        assertThat(watcher.isDaemon()).isTrue();
        monitor.close();

        assertThat(news.subscribers()).isZero();
        assertThat(watcher.isAlive()).isFalse();
    }

    @Test
    void a_second_end_is_harmless() {
        monitor.close();
        monitor.close();

        assertThatThrownBy(monitor::role).isInstanceOf(RoleUnknownException.class);
    }

    @Test
    void a_listener_may_end_the_watch_that_calls_it() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        monitor.onChange(new RoleListener() {
            @Override
            public void became(NodeRole role) {
                monitor.close();
                ended.countDown();
            }

            @Override
            public void lost(LiteFsException reason) {}
        });
        ended.await();

        assertThatThrownBy(monitor::role).isInstanceOf(RoleUnknownException.class);
    }

    /** Lets the monitor look once more, and returns when it has looked and told what it saw. */
    private void look() throws InterruptedException {
        time.awaitPaused(1);
        int before = looks.get();
        time.advance(TIMING.pollEvery());
        await().until(() -> looks.get() > before);
        time.awaitPaused(1);
    }

    private void awaitPages(String... pages) {
        await().untilAsserted(() -> assertThat(diary.pages).containsExactly(pages));
    }

    private void passTimeUntil(CompletableFuture<?> done) {
        await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> {
            time.advance(Duration.ofMillis(500));
            return done.isDone();
        });
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    private static <T> CompletableFuture<T> inBackground(Callable<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        FutureTask<T> task = new FutureTask<>(work) {
            @Override
            protected void done() {
                try {
                    future.complete(get());
                } catch (ExecutionException e) {
                    future.completeExceptionally(e.getCause());
                } catch (InterruptedException e) {
                    future.completeExceptionally(e);
                }
            }
        };
        Thread thread = new Thread(task, "waits for a role");
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    /** Writes down what it hears. */
    private static final class Diary implements RoleListener {
        private final List<String> pages = new CopyOnWriteArrayList<>();
        private final AtomicReference<Thread> thread = new AtomicReference<>();

        @Override
        public void became(NodeRole role) {
            thread.set(Thread.currentThread());
            pages.add(role.fold(role::toString, replica -> "Replica " + replica.primary(), role::toString));
        }

        @Override
        public void lost(LiteFsException reason) {
            pages.add(reason instanceof LiteFsNotRunningException gone ? "lost " + gone.state() : "lost");
        }
    }
}
