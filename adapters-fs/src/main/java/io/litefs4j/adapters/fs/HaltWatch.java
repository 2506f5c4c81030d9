package io.litefs4j.adapters.fs;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Does something after a time unless it is ended before. Costs no thread while it waits. */
final class HaltWatch {
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final CompletableFuture<Void> action;

    /** @param whenOver must not hang: it runs on a thread that belongs to all of this JVM */
    HaltWatch(Duration length, Runnable whenOver) {
        action = over.completeOnTimeout(true, length.toNanos(), NANOSECONDS).thenAccept(isOver -> whenOver.run());
    }

    void end() {
        action.cancel(false);
        over.complete(false);
    }
}
