package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.halt.HaltRefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.halt.HaltLocks} must do. */
public abstract class HaltLocksContract extends MountDriven<MountDriver> {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration HASTY = Duration.ofMillis(50);

    protected HaltLocksContract() {}

    private DatabaseName database() {
        DatabaseName database = node().newName();
        node().commit(database);
        return database;
    }

    private HaltLock acquire(DatabaseName database) {
        return node().haltLocks().acquire(database, PATIENT);
    }

    @Test
    public void a_primary_gets_a_lock() {
        node().primary();
        DatabaseName database = database();
        try (HaltLock lock = acquire(database)) {
            assertThat(lock.isHeld()).isTrue();
            assertThat(lock.database()).isEqualTo(database);
        }
    }

    @Test
    public void a_replica_holds_a_lock_until_it_is_closed() {
        node().replica();
        HaltLock lock = acquire(database());
        assertThat(lock.isHeld()).isTrue();
        lock.close();
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    public void closing_twice_harms_neither_the_lock_nor_the_next_one() {
        node().replica();
        DatabaseName database = database();
        HaltLock first = acquire(database);
        first.close();
        first.close();
        try (HaltLock second = acquire(database)) {
            first.close();
            assertThat(second.isHeld()).isTrue();
        }
    }

    @Test
    public void what_the_work_returns_or_throws_passes_through() throws Exception {
        node().replica();
        try (HaltLock lock = acquire(database())) {
            assertThat(lock.<String, RuntimeException>whileHeld(() -> "committed"))
                    .isEqualTo("committed");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> lock.whileHeld(() -> {
                        throw new IOException("checked");
                    }));
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    public void no_work_is_begun_after_the_end_of_the_lock() {
        node().replica();
        DatabaseName database = database();
        AtomicBoolean begun = new AtomicBoolean();
        HaltLock lock = acquire(database);
        lock.close();
        assertThatExceptionOfType(HaltLostException.class)
                .isThrownBy(() -> lock.<Object, RuntimeException>whileHeld(() -> begun.getAndSet(true)))
                .withMessageContaining(database.value())
                .satisfies(loss -> assertThat(loss.database()).isEqualTo(database));
        assertThat(begun).isFalse();
    }

    @Test
    public void nothing_follows_on_a_lock_that_is_closed_in_time() {
        node().replica();
        AtomicBoolean followed = new AtomicBoolean();
        try (HaltLock lock = acquire(database())) {
            lock.onOverdue(() -> followed.set(true));
        }
        assertThat(followed).isFalse();
    }

    @Test
    public void a_node_without_primary_is_refused() {
        node().replica();
        DatabaseName database = database();
        node().noPrimary();
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> acquire(database))
                .withMessageContaining(database.value())
                .satisfies(refusal -> assertThat(refusal.database()).isEqualTo(database));
    }

    @Test
    public void a_refusal_does_not_keep_the_next_one_waiting() {
        node().replica();
        DatabaseName database = database();
        node().noPrimary();
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(() -> acquire(database))
                    .withMessageContaining("refused by LiteFS");
        }
    }

    @Test
    public void an_unknown_database_is_refused_and_stays_unknown() {
        node().replica();
        DatabaseName unknown = node().newName();
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> acquire(unknown))
                .withMessageContaining(unknown.value());
        assertThat(node().positions().of(unknown)).isEmpty();
        DatabaseName created = database();
        assertThat(node().positions().of(created)).isPresent();
    }

    @Test
    public void two_databases_are_held_at_once() {
        node().replica();
        try (HaltLock one = acquire(database());
                HaltLock other = acquire(database())) {
            assertThat(one.isHeld()).isTrue();
            assertThat(other.isHeld()).isTrue();
        }
    }

    @Test
    public void a_second_thread_waits_for_the_first() throws Exception {
        node().replica();
        DatabaseName database = database();
        CompletableFuture<Boolean> second;
        try (HaltLock first = acquire(database)) {
            second = CompletableFuture.supplyAsync(() -> {
                try (HaltLock lock = acquire(database)) {
                    return lock.isHeld() && !first.isHeld();
                }
            });
            assertThat(first.isHeld()).isTrue();
        }
        assertThat(second.get()).isTrue();
    }

    @Test
    public void who_waits_too_long_for_another_thread_is_refused_and_does_it_no_harm() {
        node().replica();
        DatabaseName database = database();
        try (HaltLock held = acquire(database)) {
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(() -> node().haltLocks().acquire(database, HASTY))
                    .withMessageContaining(database.value());
            assertThat(held.isHeld()).isTrue();
        }
    }

    @Test
    public void an_interrupt_refuses_and_is_kept() {
        node().replica();
        DatabaseName database = database();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(HaltRefusedException.class).isThrownBy(() -> acquire(database));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    public void a_limit_must_be_positive() {
        node().replica();
        DatabaseName database = database();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> node().haltLocks().acquire(database, Duration.ZERO));
    }
}
