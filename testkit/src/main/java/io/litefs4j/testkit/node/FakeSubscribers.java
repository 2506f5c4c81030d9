package io.litefs4j.testkit.node;

import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Who listens to a {@link FakeNode}. Guarded by the lock of its {@link FakeNodes}. */
final class FakeSubscribers {
    private final FakeNode node;
    private final Set<One> subscribers = new LinkedHashSet<>();

    FakeSubscribers(FakeNode node) {
        this.node = node;
    }

    NodeEvents.Subscription add(NodeEvents.Listener listener, FakeNodes nodes) {
        One subscriber = new One(listener);
        subscribers.add(subscriber);
        if (node.isAnswering()) {
            subscriber.connect(node.role().init());
        } else {
            subscriber.lose(nodes.unreachable(node));
        }
        return () -> {
            synchronized (nodes.lock()) {
                subscribers.remove(subscriber);
            }
        };
    }

    void hear(NodeEvent event) {
        if (node.isAnswering()) {
            each(subscriber -> subscriber.hear(event));
        }
    }

    /** The connections are up again: whoever had lost it begins anew. */
    void connect() {
        if (node.isAnswering()) {
            each(subscriber -> subscriber.connect(node.role().init()));
        }
    }

    void lose(NodeApiException reason) {
        each(subscriber -> subscriber.lose(reason));
    }

    /** A listener may end its own subscription, or another's, while it is called. */
    private void each(Consumer<One> call) {
        for (One subscriber : List.copyOf(subscribers)) {
            if (subscribers.contains(subscriber)) {
                call.accept(subscriber);
            }
        }
    }

    private static final class One {
        private final NodeEvents.Listener listener;
        private boolean connected;
        private boolean lost;

        One(NodeEvents.Listener listener) {
            this.listener = listener;
        }

        void hear(NodeEvent event) {
            if (connected) {
                listener.heard(event);
            }
        }

        void connect(NodeEvent.Init init) {
            if (!connected) {
                connected = true;
                lost = false;
                listener.heard(init);
            }
        }

        void lose(NodeApiException reason) {
            connected = false;
            if (!lost) {
                lost = true;
                listener.lost(reason);
            }
        }
    }
}
