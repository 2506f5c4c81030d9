package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link Pause} must do whose thread comes back without the help of another. */
public abstract class PauseContract {
    private static final Duration SHORT = Duration.ofMillis(20);

    /** A sleep is counted in milliseconds and the ticker in nanoseconds. */
    private static final long ROUNDING_NANOS = 1_000_000;

    protected PauseContract() {}

    /** Returns the pause under test. */
    protected abstract Pause pause();

    /** Returns a ticker that counts the time which the pause takes. */
    protected abstract Ticker ticker();

    @Test
    public void it_lasts_as_long_as_it_is_told() throws InterruptedException {
        long before = ticker().nanos();
        pause().of(SHORT);
        assertThat(ticker().nanos() - before).isGreaterThanOrEqualTo(SHORT.toNanos() - ROUNDING_NANOS);
    }

    @Test
    public void nothing_and_less_return_at_once() throws InterruptedException {
        pause().of(Duration.ZERO);
        pause().of(Duration.ofDays(-1));
    }

    @Test
    public void a_thread_that_was_interrupted_before_does_not_pause() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> pause().of(Duration.ofDays(1)));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
