package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeThreadsTest {
    private static final AbsolutePath LITEFS = new AbsolutePath("/litefs");
    private static final Duration HASTY = Duration.ofMillis(50);
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private final CountDownLatch thaw = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @AfterEach
    void thaw() {
        thaw.countDown();
    }

    @Test
    void an_answer_is_handed_over() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, PATIENT)) {
            assertThat(threads.<Integer>ask(enter -> 42)).isEqualTo(42);
        }
    }

    @Test
    void the_question_is_asked_on_a_daemon_that_holds_nothing_of_the_application() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, PATIENT)) {
            Thread asking = threads.ask(enter -> Thread.currentThread());
            assertThat(asking).isNotSameAs(Thread.currentThread());
            assertThat(asking.isDaemon()).isTrue();
        }
    }

    @Test
    void a_refusal_is_thrown_with_the_stack_of_who_asked() {
        Exception cause = new Exception("the cause");
        try (ProbeThreads threads = new ProbeThreads(LITEFS, PATIENT)) {
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> threads.ask(enter -> {
                        throw new LiteFsNotRunningException(LITEFS, MountState.DISCONNECTED, cause);
                    }))
                    .withCause(cause)
                    .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.DISCONNECTED))
                    .satisfies(e -> assertThat(e.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().equals(ProbeThreadsTest.class.getName())
                                    && frame.getMethodName().startsWith("a_refusal")));
        }
    }

    @Test
    void a_question_that_hangs_is_left_behind_at_the_limit_and_the_next_is_not_even_asked() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, HASTY)) {
            assertUnresponsive(() -> threads.ask(enter -> hang(enter, on(1))));
            for (int i = 0; i < 1_000; i++) {
                assertUnresponsive(() -> threads.ask(enter -> hang(enter, on(1))));
            }
            assertThat(started).hasValue(1);
        }
    }

    @Test
    void a_question_that_hangs_before_it_knows_the_mount_stops_all_others() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, HASTY)) {
            assertUnresponsive(() -> threads.ask(enter -> hang(mount -> {}, on(1))));
            assertUnresponsive(() -> threads.ask(enter -> 42));
        }
    }

    @Test
    void another_mount_is_asked_while_one_hangs() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, HASTY)) {
            assertUnresponsive(() -> threads.ask(enter -> hang(enter, on(1))));
            assertThat(askUntilAnswered(threads, on(2))).isEqualTo(42);
        }
    }

    @Test
    void many_who_ask_a_frozen_mount_at_once_leave_few_threads_behind() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(40);
        try (ProbeThreads threads = new ProbeThreads(LITEFS, HASTY)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                calls.add(callers.submit(() -> assertUnresponsive(() -> threads.ask(enter -> hang(enter, on(1))))));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            assertThat(started.get()).isBetween(1, ProbeThreads.CONCURRENT);
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void however_many_mounts_freeze_the_threads_left_behind_are_bounded() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, Duration.ofMillis(5))) {
            for (int i = 0; i < 3 * ProbeThreads.STUCK; i++) {
                int id = i;
                assertUnresponsive(() -> threads.ask(enter -> hang(enter, on(id))));
            }
            assertThat(started.get()).isLessThanOrEqualTo(ProbeThreads.STUCK);
        }
    }

    @Test
    void a_thread_that_returns_frees_the_mount() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, HASTY)) {
            assertUnresponsive(() -> threads.ask(enter -> hang(enter, on(1))));
            thaw.countDown();
            assertThat(askUntilAnswered(threads, on(1))).isEqualTo(42);
            assertThat(ended).hasValue(started.get());
        }
    }

    @Test
    void an_interrupt_neither_spoils_the_answer_nor_is_lost() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, PATIENT)) {
            Thread.currentThread().interrupt();
            assertThat(threads.<Boolean>ask(enter -> Thread.currentThread().isInterrupted()))
                    .isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_fault_of_ours_is_told_as_one() {
        try (ProbeThreads threads = new ProbeThreads(LITEFS, PATIENT)) {
            IllegalArgumentException fault = new IllegalArgumentException("a fault");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> threads.ask(enter -> {
                        throw fault;
                    }))
                    .withCause(fault);
            assertThat(threads.<Integer>ask(enter -> 42)).isEqualTo(42);
        }
    }

    @Test
    void what_is_closed_is_not_asked() {
        ProbeThreads threads = new ProbeThreads(LITEFS, PATIENT);
        threads.close();
        threads.close();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> threads.ask(enter -> 42))
                .withMessageContaining("/litefs is closed");
    }

    private int hang(Consumer<MountPoint> enter, MountPoint on) {
        enter.accept(on);
        started.incrementAndGet();
        try {
            thaw.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a probe", e);
        }
        return ended.incrementAndGet();
    }

    /** A hasty limit may be missed on a busy machine without anything being stuck for good. */
    private static int askUntilAnswered(ProbeThreads threads, MountPoint on) {
        long end = System.nanoTime() + PATIENT.toNanos();
        while (true) {
            try {
                return threads.ask(enter -> {
                    enter.accept(on);
                    return 42;
                });
            } catch (LiteFsNotRunningException e) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    private static MountPoint on(int id) {
        return new MountPoint(id, 1, "0:" + id, "/", "/litefs", "fuse", "litefs");
    }

    private static void assertUnresponsive(ThrowingCallable question) {
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(question)
                .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.UNRESPONSIVE));
    }
}
