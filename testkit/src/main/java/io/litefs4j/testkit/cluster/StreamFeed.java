package io.litefs4j.testkit.cluster;

import io.litefs4j.testkit.node.FakeNode;
import java.time.Duration;
import java.time.Instant;

/**
 * What arrives on a replica's stream: transactions as they are committed, and a heartbeat at the beginning and each second.
 * Guarded by the lock of its {@link FakeCluster}. Source: superfly/litefs {@code http/server.go},
 * {@code handlePostStream}.
 */
final class StreamFeed {
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(1);

    private final FakeNode replica;
    private final ClusterTime time;
    private Duration delay = Duration.ZERO;

    /** Tells the streams of this replica apart: what was planned for an older one is void. */
    private int stream;

    StreamFeed(FakeNode replica, ClusterTime time) {
        this.replica = replica;
        this.time = time;
    }

    void delay(Duration news) {
        delay = news;
    }

    void open() {
        stream++;
        pulse(stream);
    }

    void close() {
        stream++;
    }

    /** Whatever can arrive without delay arrives. */
    void flow() {
        if (delay.isZero()) {
            replica.catchUp();
        }
    }

    /** The primary has committed something. */
    void send() {
        int mine = stream;
        Instant sent = time.instant();
        if (!delay.isZero() && replica.isFlowing()) {
            time.after(delay, () -> arrive(mine, sent, false));
        }
    }

    private void pulse(int mine) {
        if (mine != stream) {
            return;
        }
        Instant sent = time.instant();
        if (delay.isZero()) {
            arrive(mine, sent, true);
        } else if (replica.isFlowing()) {
            time.after(delay, () -> arrive(mine, sent, true));
        }
        time.after(HEARTBEAT_INTERVAL, () -> pulse(mine));
    }

    private void arrive(int mine, Instant sent, boolean heartbeat) {
        if (mine != stream) {
            return;
        }
        replica.catchUp(sent);
        if (heartbeat) {
            replica.heartbeat(Duration.between(sent, time.instant()));
        }
    }
}
