package io.litefs4j.testkit.time;

import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import io.litefs4j.testkit.contract.PauseContract;
import io.litefs4j.testkit.contract.TickerContract;
import io.litefs4j.testkit.contract.WaitingPauseContract;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** Manual time keeps the contracts that real time keeps. */
class ManualTimeContractTest {
    private final ManualTime time = new ManualTime();

    @Nested
    class ItsTicker extends TickerContract {
        @Override
        protected Ticker ticker() {
            return time;
        }

        @Override
        protected void letTimePass() {
            time.advance(Duration.ofSeconds(5));
        }
    }

    @Nested
    class ItsPause extends PauseContract {
        @Override
        protected Pause pause() {
            return time;
        }

        @Override
        protected Ticker ticker() {
            return time;
        }
    }

    @Nested
    class ItsPauseUntilAdvanced extends WaitingPauseContract {
        @Override
        protected Pause pause() {
            return time.untilAdvanced();
        }
    }
}
