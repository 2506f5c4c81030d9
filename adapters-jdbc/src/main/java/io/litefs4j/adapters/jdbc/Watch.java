package io.litefs4j.adapters.jdbc;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a data source. It lives only while there is something to watch: open connections, or a statement
 * with a time limit. A daemon, so it keeps no JVM from ending. Safe for use by many threads.
 */
final class Watch {
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor executor;

    Watch(String database) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "litefs4j-jdbc-" + database);
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    Future<?> every(Duration period, Runnable task) {
        return executor.scheduleWithFixedDelay(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    Future<?> after(Duration limit, Runnable task) {
        return executor.schedule(task, limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
