package io.litefs4j.testkit.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.domain.primary.Hostname;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fake does by moves that the contract does not know. */
class FakeHaltLocksTest {
    private static final DatabaseName APP = new DatabaseName("app.db");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final FakeMount mount = new FakeMount();
    private final FakeHaltLocks locks = new FakeHaltLocks(mount);

    @BeforeEach
    void aReplicaWithADatabase() {
        mount.becomePrimary();
        mount.commit(APP);
        mount.follow(new Hostname("n1"));
    }

    @Test
    void a_lock_is_overdue_after_twenty_seconds() {
        List<String> followed = new ArrayList<>();
        HaltLock lock = locks.acquire(APP, LIMIT);
        lock.onOverdue(() -> followed.add("out " + locks.out()));
        mount.time().advance(Duration.ofMillis(19_999));
        assertThat(lock.isHeld()).isTrue();
        mount.time().advance(Duration.ofMillis(1));
        assertThat(lock.isHeld()).isFalse();
        assertThat(locks.out()).isZero();
        assertThat(followed).containsExactly("out 1");
        lock.onOverdue(() -> followed.add("at once"));
        assertThat(followed).containsExactly("out 1", "at once");
    }

    @Test
    void a_lock_is_not_given_back_before_the_work_has_ended() {
        try (HaltLock lock = locks.acquire(APP, LIMIT)) {
            int out = lock.<Integer, RuntimeException>whileHeld(() -> {
                mount.time().advance(Duration.ofSeconds(30));
                return locks.out();
            });
            assertThat(out).isEqualTo(1);
            assertThat(locks.out()).isZero();
        }
    }

    @Test
    void a_lock_that_was_closed_does_not_become_overdue() {
        List<String> followed = new ArrayList<>();
        HaltLock lock = locks.acquire(APP, LIMIT);
        lock.onOverdue(() -> followed.add("overdue"));
        lock.close();
        try (HaltLock next = locks.acquire(APP, LIMIT)) {
            mount.time().advance(Duration.ofSeconds(19));
            assertThat(next.isHeld()).isTrue();
        }
        mount.time().advance(Duration.ofSeconds(30));
        assertThat(followed).isEmpty();
    }

    @Test
    void a_lock_of_another_node_is_awaited() {
        locks.haltElsewhere(APP);
        mount.time().after(Duration.ofSeconds(3), () -> locks.endHaltElsewhere(APP));
        try (HaltLock lock = locks.acquire(APP, LIMIT)) {
            assertThat(lock.isHeld()).isTrue();
            assertThat(mount.time().elapsed()).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void the_wait_for_another_node_has_the_limit_that_is_given_or_litefss_own() {
        locks.haltElsewhere(APP);
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> locks.acquire(APP, LIMIT))
                .withMessageContaining("within 5000 ms");
        assertThat(mount.time().elapsed()).isEqualTo(LIMIT);
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> locks.acquire(APP, Duration.ofMinutes(1)))
                .withMessageContaining("refused by LiteFS");
        assertThat(mount.time().elapsed()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void a_primary_does_not_wait_for_another_node() {
        mount.becomePrimary();
        locks.haltElsewhere(APP);
        try (HaltLock lock = locks.acquire(APP, LIMIT)) {
            assertThat(lock.isHeld()).isTrue();
        }
        assertThat(mount.time().elapsed()).isZero();
    }

    @Test
    void a_process_that_is_started_loses_what_is_out_and_nothing_else() {
        try (HaltLock lock = locks.acquire(APP, LIMIT)) {
            locks.startProcess();
            assertThatExceptionOfType(HaltLostException.class)
                    .isThrownBy(() -> lock.<Object, RuntimeException>whileHeld(Object::new))
                    .withMessageContaining("has started a process");
        }
        try (HaltLock next = locks.acquire(APP, LIMIT)) {
            assertThat(next.isHeld()).isTrue();
        }
    }
}
