package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.time.Ticker;
import org.junit.jupiter.api.Test;

/** What every {@link Ticker} must do. */
public abstract class TickerContract {
    private static final int READINGS = 1_000;

    protected TickerContract() {}

    /** Returns the ticker under test. */
    protected abstract Ticker ticker();

    /** Lets some time pass, as the ticker under test counts it. */
    protected abstract void letTimePass() throws InterruptedException;

    @Test
    public void it_never_goes_back() {
        Ticker ticker = ticker();
        long last = ticker.nanos();
        for (int i = 0; i < READINGS; i++) {
            long now = ticker.nanos();
            assertThat(now - last).isNotNegative();
            last = now;
        }
    }

    @Test
    public void it_moves_on_as_time_passes() throws InterruptedException {
        Ticker ticker = ticker();
        long before = ticker.nanos();
        letTimePass();
        assertThat(ticker.nanos() - before).isPositive();
    }
}
