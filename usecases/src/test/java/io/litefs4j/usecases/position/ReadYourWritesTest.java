package io.litefs4j.usecases.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.PositionDiscardedException;
import io.litefs4j.domain.position.PositionTimeoutException;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReadYourWritesTest {
    private static final DatabaseName APP = new DatabaseName("app.db");
    private static final Hostname N1 = new Hostname("n1");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final FakeMount primary = new FakeMount(new AbsolutePath("/primary"), time);
    private final FakeMount replica = new FakeMount(new AbsolutePath("/replica"), time);
    private final ReadYourWrites onReplica = new ReadYourWrites(replica.positions(), time, time);

    ReadYourWritesTest() {
        primary.becomePrimary();
        replica.follow(N1);
    }

    @Test
    void a_write_that_is_here_is_not_waited_for() throws Exception {
        Position written = primary.commit(APP);
        replica.apply(APP, written);
        assertThat(onReplica.await(APP, written, LIMIT)).isEqualTo(written);
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void a_write_is_waited_for_until_it_is_here() throws Exception {
        Position written = primary.commit(APP);
        time.after(Duration.ofMillis(300), () -> replica.apply(APP, written));
        assertThat(onReplica.await(APP, written, LIMIT)).isEqualTo(written);
        assertThat(time.elapsed()).isBetween(Duration.ofMillis(300), Duration.ofMillis(320));
    }

    @Test
    void more_than_was_written_will_do() throws Exception {
        Position written = primary.commit(APP);
        Position more = primary.commit(APP);
        replica.apply(APP, more);
        assertThat(onReplica.await(APP, written, LIMIT)).isEqualTo(more);
    }

    @Test
    void a_write_that_does_not_come_is_waited_for_as_long_as_was_said() {
        Position before = primary.commit(APP);
        replica.apply(APP, before);
        Position written = primary.commit(APP);
        assertThatExceptionOfType(PositionTimeoutException.class)
                .isThrownBy(() -> onReplica.await(APP, written, LIMIT))
                .withMessageContaining("app.db did not reach " + written + " within 5000 ms")
                .withMessageContaining("stood at " + before)
                .satisfies(timeout -> assertThat(timeout.last()).isEqualTo(before))
                .satisfies(timeout -> assertThat(timeout.wanted()).isEqualTo(written))
                .satisfies(timeout -> assertThat(timeout.database()).isEqualTo(APP));
        assertThat(time.elapsed()).isEqualTo(LIMIT);
    }

    @Test
    void a_database_that_is_not_here_yet_is_waited_for() {
        Position written = primary.commit(APP);
        assertThatExceptionOfType(PositionTimeoutException.class)
                .isThrownBy(() -> onReplica.await(APP, written, LIMIT))
                .satisfies(timeout -> assertThat(timeout.last()).isEqualTo(Position.NONE));
    }

    @Test
    void a_limit_of_nothing_looks_once() {
        Position written = primary.commit(APP);
        assertThatExceptionOfType(PositionTimeoutException.class)
                .isThrownBy(() -> onReplica.await(APP, written, Duration.ZERO));
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void a_write_of_a_discarded_history_is_told_apart_and_not_waited_for() {
        Position lost = primary.commit(APP);
        replica.becomePrimary();
        Position kept = replica.commit(APP);
        assertThatExceptionOfType(PositionDiscardedException.class)
                .isThrownBy(() -> onReplica.await(APP, lost, LIMIT))
                .withMessageContaining("app.db")
                .satisfies(discarded -> assertThat(discarded.wanted()).isEqualTo(lost))
                .satisfies(discarded -> assertThat(discarded.found()).isEqualTo(kept))
                .satisfies(discarded -> assertThat(discarded.database()).isEqualTo(APP));
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void a_discarded_history_is_recognised_when_this_node_comes_to_that_number() {
        Position first = primary.commit(APP);
        replica.apply(APP, first);
        Position lost = primary.commit(APP);
        Position instead =
                new Position(lost.txid(), new Checksum(lost.checksum().value() ^ 1));
        time.after(Duration.ofMillis(40), () -> replica.apply(APP, instead));
        assertThatExceptionOfType(PositionDiscardedException.class).isThrownBy(() -> onReplica.await(APP, lost, LIMIT));
    }

    @Test
    void a_mount_that_dies_meanwhile_ends_the_wait() {
        Position written = primary.commit(APP);
        time.after(Duration.ofMillis(40), replica::crash);
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> onReplica.await(APP, written, LIMIT));
    }

    @Test
    void an_interrupt_ends_the_wait() {
        Position written = primary.commit(APP);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> onReplica.await(APP, written, LIMIT));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void the_mount_is_not_asked_more_than_fifty_times_a_second() {
        Position written = primary.commit(APP);
        AtomicInteger asked = new AtomicInteger();
        ReadYourWrites counting = new ReadYourWrites(
                database -> {
                    asked.incrementAndGet();
                    return replica.positions().of(database);
                },
                time,
                time);
        assertThatExceptionOfType(PositionTimeoutException.class).isThrownBy(() -> counting.await(APP, written, LIMIT));
        assertThat(asked.get()).isBetween(100, 260);
    }

    @Property
    void it_returns_exactly_if_the_number_is_reached_within_the_limit(
            @ForAll @IntRange(min = 0, max = 20_000) int arrivesMillis,
            @ForAll @IntRange(min = 0, max = 10_000) int limitMillis,
            @ForAll Txid wanted)
            throws Exception {
        Position position = new Position(wanted, new Checksum(Long.MIN_VALUE | 7));
        ManualTime clock = new ManualTime();
        ReadYourWrites waiting = new ReadYourWrites(
                database -> clock.elapsed().compareTo(Duration.ofMillis(arrivesMillis)) < 0
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(position),
                clock,
                clock);
        boolean reached;
        try {
            reached = waiting.await(APP, position, Duration.ofMillis(limitMillis))
                    .txid()
                    .hasReached(wanted);
        } catch (PositionTimeoutException e) {
            reached = false;
        }
        assertThat(reached).isEqualTo(arrivesMillis <= limitMillis || wanted.equals(Txid.NONE));
        assertThat(clock.elapsed()).isLessThanOrEqualTo(Duration.ofMillis(limitMillis));
    }
}
