package io.litefs4j.domain.time;

import java.time.Duration;

/** Lets a thread wait. The only way that a use case waits, so that a test can wait without time passing. */
public interface Pause {
    /**
     * @param length how long; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    void of(Duration length) throws InterruptedException;
}
