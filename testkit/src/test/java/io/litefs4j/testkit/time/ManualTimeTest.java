package io.litefs4j.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.litefs4j.domain.time.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
    private final ManualTime time = new ManualTime();

    @Test
    void time_stands_still_until_it_is_moved() {
        Instant before = time.instant();
        time.advance(Duration.ofMillis(1500));
        assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void a_pause_takes_time_along() throws InterruptedException {
        time.of(Duration.ofSeconds(3));
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void clock_and_ticker_move_together() {
        long before = time.nanos();
        time.advance(Duration.ofSeconds(2));
        assertThat(time.nanos() - before).isEqualTo(2_000_000_000L);
    }

    @Test
    void time_does_not_go_back() {
        assertThatIllegalArgumentException().isThrownBy(() -> time.advance(Duration.ofNanos(-1)));
    }

    @Test
    void an_action_sees_the_moment_that_it_was_planned_for() {
        List<Duration> seen = new ArrayList<>();
        time.after(Duration.ofSeconds(2), () -> seen.add(time.elapsed()));
        time.advance(Duration.ofSeconds(5));
        assertThat(seen).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void an_action_may_plan_the_next_one() {
        List<Duration> beats = new ArrayList<>();
        beat(beats);
        time.advance(Duration.ofMillis(3500));
        assertThat(beats).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    private void beat(List<Duration> beats) {
        time.after(Duration.ofSeconds(1), () -> {
            beats.add(time.elapsed());
            beat(beats);
        });
    }

    @Property(tries = 200)
    void actions_run_in_the_order_of_their_moments_and_then_of_their_planning(
            @ForAll List<@IntRange(max = 20) Integer> moments) {
        ManualTime world = new ManualTime();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            int number = i;
            world.after(Duration.ofMillis(moments.get(i)), () -> order.add(number));
        }
        world.advance(Duration.ofMillis(20));
        List<Integer> expected = new ArrayList<>();
        for (int moment = 0; moment <= 20; moment++) {
            for (int i = 0; i < moments.size(); i++) {
                if (moments.get(i) == moment) {
                    expected.add(i);
                }
            }
        }
        assertThat(order).isEqualTo(expected);
    }

    @Test
    void a_background_thread_waits_until_time_has_been_moved_far_enough() throws Exception {
        Pause pause = time.untilAdvanced();
        CompletableFuture<Duration> woken =
                CompletableFuture.supplyAsync(() -> pausedFor(pause, Duration.ofSeconds(2)));
        time.awaitPaused(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(woken).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(woken.get(30, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(2));
    }

    private Duration pausedFor(Pause pause, Duration length) {
        try {
            pause.of(length);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return time.elapsed();
    }

    @Test
    void an_interrupted_thread_does_not_pause() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> time.of(Duration.ofSeconds(1)));
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void another_zone_is_another_view_of_the_same_time() {
        var view = time.withZone(ZoneId.of("Europe/Berlin"));
        time.advance(Duration.ofHours(1));
        assertThat(view.instant()).isEqualTo(time.instant());
    }
}
