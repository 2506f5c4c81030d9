package io.litefs4j.adapters.fs.time;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import io.litefs4j.testkit.contract.PauseContract;
import io.litefs4j.testkit.contract.TickerContract;
import io.litefs4j.testkit.contract.WaitingPauseContract;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

    @Nested
    class ItsTicker extends TickerContract {
        @Override
        protected Ticker ticker() {
            return SystemTime.ticker();
        }

        @Override
        protected void letTimePass() throws InterruptedException {
            SystemTime.pause().of(Duration.ofMillis(1));
        }
    }

    @Nested
    class ItsPause extends PauseContract {
        @Override
        protected Pause pause() {
            return SystemTime.pause();
        }

        @Override
        protected Ticker ticker() {
            return SystemTime.ticker();
        }
    }

    @Nested
    class AnInterrupt extends WaitingPauseContract {
        @Override
        protected Pause pause() {
            return SystemTime.pause();
        }

        /** More nanoseconds than a long holds: the pause is as long as one can be, instead of failing. */
        @Test
        void ends_a_pause_of_a_thousand_years_too() {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> pause().of(Duration.ofDays(365_000)));
        }
    }
}
