package io.litefs4j.usecases.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks several questions at once, each in a thread of its own, and waits for all of them no longer than a limit.
 *
 * <p>The threads end with their questions. One that hangs beyond the limit is interrupted and left behind; it is a daemon.
 */
public final class InParallel {
    private InParallel() {}

    /**
     * @param subject what is asked, for the names of the threads
     * @return a future for each question in their order, all of them done: answered, failed, or cancelled at the limit
     * @throws InterruptedException if this thread is interrupted meanwhile; then every question is given up
     */
    public static <T> List<Future<T>> ask(String subject, List<? extends Callable<T>> questions, Duration limit)
            throws InterruptedException {
        if (questions.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(questions.size(), work -> {
            Thread thread = new Thread(work, "litefs4j-" + subject);
            thread.setDaemon(true);
            return thread;
        });
        try {
            return threads.invokeAll(questions, limit.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            threads.shutdownNow();
        }
    }
}
