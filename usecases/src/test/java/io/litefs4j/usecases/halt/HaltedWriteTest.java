package io.litefs4j.usecases.halt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.PositionDiscardedException;
import io.litefs4j.domain.position.PositionTimeoutException;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.testkit.mount.FakeHaltLocks;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.time.ManualTime;
import io.litefs4j.usecases.position.ReadYourWrites;
import io.litefs4j.usecases.primary.PrimaryDetector;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HaltedWriteTest {
    private static final DatabaseName APP = new DatabaseName("app.db");
    private static final Hostname N1 = new Hostname("n1");

    private final ManualTime time = new ManualTime();
    private final FakeMount primary = new FakeMount(new AbsolutePath("/primary"), time);
    private final FakeMount mount = new FakeMount(new AbsolutePath("/litefs"), time);
    private final FakeHaltLocks locks = new FakeHaltLocks(mount);
    private final PrimaryDetector detector =
            new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker());
    private final ReadYourWrites readYourWrites = new ReadYourWrites(mount.positions(), time, time);
    private final HaltedWrite haltedWrite = new HaltedWrite(detector, readYourWrites, locks, time, time);
    private final List<String> done = new ArrayList<>();

    HaltedWriteTest() {
        primary.becomePrimary();
        mount.follow(N1);
        mount.heartbeat();
        mount.apply(APP, primary.commit(APP));
    }

    private String write(HaltLock lock) {
        done.add("held " + lock.isHeld() + ", out " + locks.out());
        return "written to " + lock.database();
    }

    @Test
    void a_replica_writes_under_the_lock_and_gives_it_back() {
        assertThat(haltedWrite.run(APP, this::write)).isEqualTo("written to app.db");
        assertThat(done).containsExactly("held true, out 1");
        assertThat(locks.out()).isZero();
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void the_lock_is_given_back_where_the_work_fails_and_the_failure_passes() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> haltedWrite.run(APP, lock -> {
                    throw new IOException("the work");
                }));
        assertThat(locks.out()).isZero();
    }

    @Test
    void a_primary_writes_without_halting_anybody_and_without_limit() {
        mount.becomePrimary();
        AtomicReference<HaltLock> after = new AtomicReference<>();
        String answer = haltedWrite.run(APP, lock -> {
            after.set(lock);
            lock.onOverdue(() -> done.add("overdue"));
            time.advance(Duration.ofMinutes(5));
            return lock.<String, RuntimeException>whileHeld(() -> write(lock));
        });
        assertThat(answer).isEqualTo("written to app.db");
        assertThat(done).containsExactly("held true, out 0");
        assertThat(after.get().isHeld()).isFalse();
        assertThatExceptionOfType(HaltLostException.class)
                .isThrownBy(() -> after.get().<Object, RuntimeException>whileHeld(Object::new));
    }

    @Test
    void nobody_is_halted_while_this_node_has_no_recent_news() {
        time.advance(Duration.ofSeconds(3));
        time.after(Duration.ofMillis(400), () -> {
            assertThat(locks.out()).isZero();
            mount.heartbeat();
        });
        haltedWrite.run(APP, this::write);
        assertThat(done).hasSize(1);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(3_400));
    }

    @Test
    void a_replica_that_keeps_being_behind_is_refused() {
        time.advance(Duration.ofSeconds(3));
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> haltedWrite.run(APP, this::write))
                .withMessageContaining("app.db")
                .withMessageContaining("younger than 2000 ms within 15000 ms");
        assertThat(done).isEmpty();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void how_old_news_may_be_is_settable() {
        time.advance(Duration.ofSeconds(3));
        haltedWrite.withNewsOf(Duration.ofSeconds(4)).run(APP, this::write);
        assertThat(done).hasSize(1);
    }

    @Test
    void a_node_without_primary_waits_for_one() {
        mount.losePrimary();
        time.after(Duration.ofSeconds(2), () -> {
            mount.follow(N1);
            mount.heartbeat();
        });
        haltedWrite.run(APP, this::write);
        assertThat(done).containsExactly("held true, out 1");
    }

    @Test
    void a_node_that_becomes_primary_while_it_waits_writes_as_primary() {
        mount.losePrimary();
        time.after(Duration.ofSeconds(2), mount::becomePrimary);
        haltedWrite.run(APP, this::write);
        assertThat(done).containsExactly("held true, out 0");
    }

    @Test
    void a_role_that_is_not_known_yet_is_waited_for() {
        HaltedWrite early = new HaltedWrite(
                () -> {
                    if (time.elapsed().compareTo(Duration.ofSeconds(1)) < 0) {
                        throw new RoleUnknownException("has not been learnt yet");
                    }
                    return detector.role();
                },
                readYourWrites,
                locks,
                time,
                time);
        early.run(APP, this::write);
        assertThat(done).hasSize(1);
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> new HaltedWrite(
                                () -> {
                                    throw new RoleUnknownException("is not watched");
                                },
                                readYourWrites,
                                locks,
                                time,
                                time)
                        .run(APP, this::write))
                .withMessageContaining("is not watched");
    }

    @Test
    void a_position_is_waited_for_before_anybody_is_halted() {
        Position written = primary.commit(APP);
        time.after(Duration.ofMillis(200), () -> {
            assertThat(locks.out()).isZero();
            mount.apply(APP, written);
        });
        haltedWrite
                .after(written)
                .run(APP, lock -> done.add("at " + mount.positions().of(APP).orElseThrow()));
        assertThat(done).containsExactly("at " + written);
    }

    @Test
    void a_position_that_does_not_come_is_told_and_the_limit_is_one_for_all() {
        Position written = primary.commit(APP);
        assertThatExceptionOfType(PositionTimeoutException.class)
                .isThrownBy(() ->
                        haltedWrite.after(written).within(Duration.ofSeconds(1)).run(APP, this::write));
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(done).isEmpty();
    }

    @Test
    void a_position_of_a_discarded_history_is_told_on_the_primary_too() {
        Position lost = primary.commit(APP);
        mount.becomePrimary();
        mount.commit(APP);
        assertThatExceptionOfType(PositionDiscardedException.class)
                .isThrownBy(() -> haltedWrite.after(lost).run(APP, this::write));
        assertThat(done).isEmpty();
    }

    @Test
    void the_lock_is_awaited_for_what_is_left_of_the_limit() {
        locks.haltElsewhere(APP);
        time.advance(Duration.ofMillis(2_500));
        time.after(Duration.ofSeconds(1), mount::heartbeat);
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> haltedWrite.within(Duration.ofSeconds(4)).run(APP, this::write))
                .withMessageContaining("was not granted within 3000 ms");
        assertThat(done).isEmpty();
    }

    @Test
    void an_interrupt_refuses_and_is_kept() {
        mount.losePrimary();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(HaltRefusedException.class)
                .isThrownBy(() -> haltedWrite.run(APP, this::write))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void a_dead_mount_is_told_at_once() {
        mount.crash();
        assertThatExceptionOfType(LiteFsNotRunningException.class).isThrownBy(() -> haltedWrite.run(APP, this::write));
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void the_watchdog_ends_work_that_takes_too_long() {
        assertThatExceptionOfType(HaltLostException.class)
                .isThrownBy(() -> haltedWrite.run(APP, lock -> {
                    time.advance(Duration.ofSeconds(21));
                    return lock.<String, RuntimeException>whileHeld(() -> write(lock));
                }));
        assertThat(done).isEmpty();
        assertThat(locks.out()).isZero();
    }

    @Test
    void limits_must_be_positive() {
        for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> haltedWrite.within(bad));
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> haltedWrite.withNewsOf(bad));
        }
    }
}
