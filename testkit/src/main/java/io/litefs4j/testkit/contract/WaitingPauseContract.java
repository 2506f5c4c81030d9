package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.time.Pause;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link Pause} must do that really keeps its thread waiting. */
public abstract class WaitingPauseContract {
    private static final long PATIENCE_SECONDS = 60;

    protected WaitingPauseContract() {}

    /** Returns the pause under test. */
    protected abstract Pause pause();

    @Test
    public void an_interrupt_ends_it() throws Exception {
        Pause pause = pause();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread sleeper = new Thread(() -> interrupted.complete(isInterruptedIn(pause)), "sleeper");
        sleeper.setDaemon(true);
        sleeper.start();
        sleeper.interrupt();
        assertThat(interrupted.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean isInterruptedIn(Pause pause) {
        try {
            pause.of(Duration.ofDays(1));
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
