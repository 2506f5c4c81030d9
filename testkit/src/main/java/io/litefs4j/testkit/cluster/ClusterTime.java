package io.litefs4j.testkit.cluster;

import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Makes every move of a cluster one step: under one lock, and followed by what the nodes do about it. */
final class ClusterTime {
    private final ManualTime time;
    private final Runnable reaction;
    private final Object lock = new Object();

    ClusterTime(ManualTime time, Runnable reaction) {
        this.time = time;
        this.reaction = reaction;
    }

    <T> T move(Supplier<T> step) {
        synchronized (lock) {
            T result = step.get();
            reaction.run();
            return result;
        }
    }

    void move(Runnable step) {
        synchronized (lock) {
            step.run();
            reaction.run();
        }
    }

    <T> T ask(Supplier<T> question) {
        synchronized (lock) {
            return question.get();
        }
    }

    void after(Duration length, Runnable step) {
        time.after(length, () -> move(step));
    }

    Duration elapsed() {
        return time.elapsed();
    }

    Instant instant() {
        return time.instant();
    }
}
