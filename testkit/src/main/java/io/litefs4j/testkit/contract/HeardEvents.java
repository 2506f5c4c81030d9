package io.litefs4j.testkit.contract;

import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A listener that keeps what it hears until somebody waits for it. Safe for use by the thread that calls it and one that
 * waits.
 */
public final class HeardEvents implements NodeEvents.Listener {
    private static final int LIMIT_SECONDS = 30;

    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    public HeardEvents() {}

    @Override
    public void heard(NodeEvent event) {
        heard.add(event);
    }

    @Override
    public void lost(NodeApiException reason) {
        heard.add(reason);
    }

    /**
     * Waits for an event or a loss of the given type and passes over what comes before it.
     *
     * @throws AssertionError if none comes within 30 s
     */
    public <T> T await(Class<T> type) {
        List<Object> passed = new ArrayList<>();
        try {
            Object next = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            while (next != null && !type.isInstance(next)) {
                passed.add(next);
                next = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
            if (next != null) {
                return type.cast(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no " + type.getSimpleName() + " was heard, but " + passed);
    }

    /** Returns and forgets what was heard so far and not waited for. */
    public List<Object> drain() {
        List<Object> all = new ArrayList<>();
        heard.drainTo(all);
        return all;
    }
}
