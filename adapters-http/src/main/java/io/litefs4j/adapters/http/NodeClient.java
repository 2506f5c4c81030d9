package io.litefs4j.adapters.http;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, set up for LiteFS: HTTP/1.1, no redirect followed, no proxy (not even the JVM's default), daemon
 * threads that end when they are idle.
 */
final class NodeClient implements AutoCloseable {
    private static final long IDLE_THREAD_SECONDS = 2;

    private volatile @Nullable HttpClient client;

    NodeClient(Duration connectLimit) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named());
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connectLimit)
                .executor(threads)
                .build();
    }

    /** @throws IllegalStateException after {@link #close} */
    HttpClient get() {
        HttpClient open = client;
        if (open == null) {
            throw new IllegalStateException("the node API is closed");
        }
        return open;
    }

    /** Lets go of the client. Up to JDK 20 its connections end when it is collected; from 21 on they end now. */
    @Override
    public void close() {
        HttpClient open = client;
        client = null;
        if (open instanceof AutoCloseable) {
            shutDown(open);
        }
    }

    private static void shutDown(HttpClient open) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(open);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this JDK's client can be closed but not shut down", e);
        }
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "litefs4j-node-api-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
