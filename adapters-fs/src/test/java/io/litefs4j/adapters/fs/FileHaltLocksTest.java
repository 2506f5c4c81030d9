package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileHaltLocksTest {
    private static final DatabaseName APP = new DatabaseName("app.db");
    private static final DatabaseName OTHER = new DatabaseName("other.db");
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration HASTY = Duration.ofMillis(50);

    private final PlainNode node = new PlainNode();
    private final LiteFsDirectory directory = node.at(PATIENT);
    private final HaltLocks locks = directory.haltLocks();

    @BeforeEach
    void twoDatabases() {
        node.write(APP + "-lock", "");
        node.write(OTHER + "-lock", "");
    }

    @AfterEach
    void close() {
        node.thaw();
        node.endHaltElsewhere();
        node.endTransaction();
        directory.close();
        node.close();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void untilNothingIsHalted() {
        await().atMost(PATIENT).until(() -> node.halted() == 0);
    }

    @Test
    void a_lock_is_held_until_it_is_closed() {
        HaltLock lock = locks.acquire(APP, PATIENT);
        assertThat(lock.database()).isEqualTo(APP);
        assertThat(lock.isHeld()).isTrue();
        assertThat(node.halted()).isEqualTo(1);
        lock.close();
        assertThat(lock.isHeld()).isFalse();
        assertThat(node.halted()).isZero();
        assertThat(node.opened()).isZero();
    }

    @Test
    void closing_again_is_harmless_also_to_the_next_one() {
        HaltLock first = locks.acquire(APP, PATIENT);
        first.close();
        try (HaltLock second = locks.acquire(APP, PATIENT)) {
            first.close();
            assertThat(second.isHeld()).isTrue();
            assertThat(node.halted()).isEqualTo(1);
        }
    }

    @Test
    void work_is_done_while_the_lock_is_held_and_its_result_and_failure_pass() throws Exception {
        try (HaltLock lock = locks.acquire(APP, PATIENT)) {
            assertThat(lock.<Integer, RuntimeException>whileHeld(() -> 42)).isEqualTo(42);
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> lock.whileHeld(() -> {
                        throw new InterruptedException("checked");
                    }));
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    void work_is_not_begun_once_the_lock_is_closed() {
        HaltLock lock = locks.acquire(APP, PATIENT);
        lock.close();
        assertNotBegun(lock).withMessage("the halt lock of app.db was closed");
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<HaltLostException> assertNotBegun(HaltLock lock) {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            return assertThatExceptionOfType(HaltLostException.class)
                    .isThrownBy(() -> lock.<Object, RuntimeException>whileHeld(() -> begun.getAndSet(true)));
        } finally {
            assertThat(begun).isFalse();
        }
    }

    @Test
    void a_database_that_litefs_does_not_know_is_refused_and_nothing_is_created() {
        DatabaseName missing = new DatabaseName("missing.db");
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> locks.acquire(missing, PATIENT))
                .withMessageContaining("missing.db")
                .withMessageContaining("no such database")
                .satisfies(refusal -> assertThat(refusal.database()).isEqualTo(missing));
        assertThat(Files.isRegularFile(node.directory().resolve("missing.db-lock")))
                .isFalse();
    }

    @Test
    void a_lock_that_litefs_refuses_is_refused() {
        node.refuseHalts(true);
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> locks.acquire(APP, PATIENT))
                .withMessageContaining("app.db")
                .withMessageContaining("Is there a primary?")
                .withCauseInstanceOf(java.io.IOException.class);
        assertThat(node.opened()).isZero();
    }

    @Test
    void a_refusal_does_not_take_the_turn_of_the_next() {
        node.refuseHalts(true);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(HaltRefusedException.class).isThrownBy(() -> locks.acquire(APP, PATIENT));
        }
    }

    @Test
    void an_ordinary_directory_grants_nothing() {
        node.unmount();
        assertThatExceptionOfType(LiteFsNotRunningException.class).isThrownBy(() -> locks.acquire(APP, PATIENT));
        assertThat(node.opened()).isZero();
    }

    @Test
    void a_lock_that_is_not_granted_in_time_is_refused_and_given_back_when_it_comes() {
        node.haltElsewhere();
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> locks.acquire(APP, HASTY))
                .withMessageContaining("app.db was not granted within 50 ms");
        node.endHaltElsewhere();
        try (HaltLock next = locks.acquire(APP, PATIENT)) {
            assertThat(next.isHeld()).isTrue();
            assertThat(node.halted()).isEqualTo(1);
        }
        assertThat(node.opened()).isZero();
    }

    @Test
    void litefs_is_not_asked_while_the_replica_is_behind() {
        node.write(".primary", "n1\n");
        for (String lag : new String[] {"+000002001\n", "+2147483647"}) {
            node.write(".lag", lag);
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(() -> locks.acquire(APP, HASTY))
                    .withMessageContaining("app.db was not asked for")
                    .withMessageContaining("no recent news from its primary for 50 ms");
            assertThat(node.opened()).isZero();
        }
        node.write(".lag", "+000002000\n");
        locks.acquire(APP, PATIENT).close();
    }

    @Test
    void news_that_arrives_is_news_though_the_clocks_differ() throws Exception {
        node.write(".primary", "n1\n");
        node.write(".lag", "+000009000\n");
        CompletableFuture<HaltLock> waiting = CompletableFuture.supplyAsync(() -> locks.acquire(APP, PATIENT));
        await().atMost(PATIENT).until(() -> {
            node.replace(".lag", "+000010000\n");
            node.replace(".lag", "+000009000\n");
            return waiting.isDone();
        });
        waiting.get().close();
    }

    @Test
    void an_interrupt_while_the_replica_is_behind_passes_the_turn_on() {
        node.write(".primary", "n1\n");
        node.write(".lag", "+000009000\n");
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> locks.acquire(APP, PATIENT))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        node.write(".lag", "+000000000\n");
        locks.acquire(APP, PATIENT).close();
    }

    @Test
    void an_interrupt_ends_the_wait_and_is_kept() {
        node.haltElsewhere();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> locks.acquire(APP, PATIENT))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        node.endHaltElsewhere();
        untilNothingIsHalted();
    }

    @Test
    void threads_take_turns_at_one_database() throws Exception {
        AtomicBoolean taken = new AtomicBoolean();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(CompletableFuture.runAsync(
                    () -> {
                        try (HaltLock lock = locks.acquire(APP, PATIENT)) {
                            assertThat(taken.getAndSet(true)).isFalse();
                            assertThat(lock.isHeld()).isTrue();
                            taken.set(false);
                        }
                    },
                    task -> new Thread(task).start()));
        }
        for (CompletableFuture<Void> thread : threads) {
            thread.get();
        }
    }

    @Test
    void two_databases_are_halted_at_once() {
        try (HaltLock app = locks.acquire(APP, PATIENT);
                HaltLock other = locks.acquire(OTHER, PATIENT)) {
            assertThat(app.isHeld()).isTrue();
            assertThat(other.isHeld()).isTrue();
            assertThat(node.halted()).isEqualTo(2);
        }
    }

    @Test
    void a_lock_that_another_thread_holds_for_too_long_is_refused() {
        try (HaltLock held = locks.acquire(APP, PATIENT)) {
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(() -> locks.acquire(APP, HASTY))
                    .withMessageContaining("held by other threads of this JVM");
            assertThat(held.isHeld()).isTrue();
        }
    }

    @Test
    void another_directory_of_the_same_mount_waits_too() throws Exception {
        try (LiteFsDirectory second = node.at(PATIENT)) {
            CompletableFuture<HaltLock> waiting;
            try (HaltLock held = locks.acquire(APP, PATIENT)) {
                assertThatExceptionOfType(HaltRefusedException.class)
                        .isThrownBy(() -> second.haltLocks().acquire(APP, HASTY));
                waiting = CompletableFuture.supplyAsync(() -> second.haltLocks().acquire(APP, PATIENT));
                assertThat(held.isHeld()).isTrue();
            }
            waiting.get().close();
        }
    }

    @Test
    void a_lock_that_is_held_too_long_is_given_back() {
        HaltLock lock = directory.haltLocks(HASTY).acquire(APP, PATIENT);
        await().atMost(PATIENT).until(() -> !lock.isHeld());
        untilNothingIsHalted();
        assertNotBegun(lock).withMessage("the halt lock of app.db was held for more than 50 ms");
        locks.acquire(APP, PATIENT).close();
        lock.close();
    }

    @Test
    void what_follows_on_the_end_of_the_time_is_done_before_the_lock_is_given_back() {
        List<Integer> haltedThen = new CopyOnWriteArrayList<>();
        try (HaltLock lock = directory.haltLocks(HASTY).acquire(APP, PATIENT)) {
            lock.onOverdue(() -> {
                throw new IllegalStateException("a fault of who asked for this");
            });
            lock.onOverdue(() -> haltedThen.add(node.halted()));
            await().atMost(PATIENT).until(() -> node.halted() == 0);
            assertThat(haltedThen).containsExactly(1);
            lock.onOverdue(() -> haltedThen.add(node.halted()));
            assertThat(haltedThen).containsExactly(1, 0);
        }
    }

    @Test
    void nothing_follows_where_the_lock_was_closed_in_time() {
        List<String> followed = new CopyOnWriteArrayList<>();
        HaltLock lock = directory.haltLocks(HASTY).acquire(APP, PATIENT);
        lock.close();
        lock.onOverdue(() -> followed.add("too late"));
        try (HaltLock next = directory.haltLocks(HASTY).acquire(APP, PATIENT)) {
            await().atMost(PATIENT).until(() -> !next.isHeld());
        }
        assertThat(followed).isEmpty();
    }

    @Test
    void the_lock_is_not_given_back_while_something_is_done_under_it() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<String> followed = new CopyOnWriteArrayList<>();
        HaltLock lock = directory.haltLocks(HASTY).acquire(APP, PATIENT);
        lock.onOverdue(() -> followed.add("overdue"));
        CompletableFuture<Integer> work = CompletableFuture.supplyAsync(() -> lock.whileHeld(() -> {
            awaitUninterrupted(end);
            return node.halted();
        }));
        await().atMost(PATIENT).until(() -> !lock.isHeld());
        assertNotBegun(lock);
        assertThat(followed).isEmpty();
        end.countDown();
        assertThat(work.get()).isEqualTo(1);
        untilNothingIsHalted();
        assertThat(followed).containsExactly("overdue");
    }

    @Test
    void a_process_that_was_started_loses_the_lock_while_it_runs_and_afterwards() throws Exception {
        for (String command : new String[] {"true", "cat"}) {
            try (HaltLock lock = locks.acquire(APP, PATIENT)) {
                assertThat(lock.isHeld()).isTrue();
                Process process = new ProcessBuilder(command).start();
                try {
                    if (command.equals("true")) {
                        process.waitFor();
                        await().atMost(PATIENT).until(() -> !lock.isHeld());
                    }
                    assertThat(lock.isHeld()).isFalse();
                    assertNotBegun(lock).withMessageContaining("has started a process");
                } finally {
                    process.destroy();
                    process.waitFor();
                }
            }
        }
    }

    @Test
    void a_process_that_was_started_before_and_ends_does_no_harm() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        try (HaltLock lock = locks.acquire(APP, PATIENT)) {
            process.destroy();
            process.waitFor();
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    void closing_does_not_wait_for_ever_where_litefs_does_not_take_the_lock_back() {
        try (LiteFsDirectory hasty = node.at(Duration.ofSeconds(1))) {
            HaltLock lock = hasty.haltLocks().acquire(APP, PATIENT);
            node.beginTransaction();
            lock.close();
            assertThat(lock.isHeld()).isFalse();
            assertThat(node.hanging()).isEqualTo(1);
            node.endTransaction();
            hasty.haltLocks().acquire(APP, PATIENT).close();
        }
    }

    @Test
    void closing_the_directory_gives_the_locks_back() {
        HaltLock lock = locks.acquire(APP, PATIENT);
        directory.close();
        untilNothingIsHalted();
        assertNotBegun(lock).withMessageContaining("the directory was closed");
        lock.close();
    }

    @Test
    void limits_out_of_range_are_refused() {
        for (Duration limit : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> locks.acquire(APP, limit));
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> directory.haltLocks(limit));
        }
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> directory.haltLocks(Duration.ofMillis(25_001)));
    }
}
