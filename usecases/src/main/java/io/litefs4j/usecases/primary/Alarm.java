package io.litefs4j.usecases.primary;

import io.litefs4j.domain.time.Pause;
import java.time.Duration;

/**
 * Wakes one thread out of its pause, and out of nothing else: an interrupt that hit it while it reads the mount would
 * break the reading off. Rung while nobody sleeps, it makes the next sleep return at once.
 */
final class Alarm {
    private final Thread sleeper;

    /** Guards the fields, and the interrupt with them. */
    private final Object lock = new Object();

    private boolean rung;
    private boolean sleeping;
    private boolean stopped;

    Alarm(Thread sleeper) {
        this.sleeper = sleeper;
    }

    void ring() {
        synchronized (lock) {
            rung = true;
            if (sleeping) {
                sleeper.interrupt();
            }
        }
    }

    /** Rings for good: no sleep lasts any more, and what the thread is doing is interrupted. */
    void stop() {
        synchronized (lock) {
            stopped = true;
            rung = true;
            sleeper.interrupt();
        }
    }

    /** Pauses the calling thread, which must be the sleeper, until the time is over or the alarm rings. */
    void sleep(Pause pause, Duration length) {
        synchronized (lock) {
            if (rung) {
                rung = stopped;
                return;
            }
            sleeping = true;
        }
        try {
            pause.of(length);
        } catch (InterruptedException e) {
            // The alarm rang, or somebody else wants the sleeper to look: both are answered by looking.
        } finally {
            wake();
        }
    }

    private void wake() {
        synchronized (lock) {
            sleeping = false;
            rung = stopped;
            if (!stopped) {
                Thread.interrupted(); // it was for the pause, and may have come just after its end
            }
        }
    }
}
