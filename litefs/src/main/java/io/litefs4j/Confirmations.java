package io.litefs4j;

import io.litefs4j.adapters.fs.time.SystemTime;
import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.domain.replication.Durability;
import io.litefs4j.usecases.replication.ClusterApi;
import io.litefs4j.usecases.replication.PeerConfirmation;
import org.jspecify.annotations.Nullable;

/** Hears this node and its peers from when somebody first wants commits confirmed. Safe for use by many threads. */
final class Confirmations implements AutoCloseable {
    private final LiteFsOptions options;
    private final NodeApi api;
    private final Positions positions;
    private @Nullable PeerConfirmation hearing; // guarded by this
    private boolean closed; // guarded by this

    Confirmations(LiteFsOptions options, NodeApi api, Positions positions) {
        this.options = options;
        this.api = api;
        this.positions = positions;
    }

    synchronized CommitConfirmation of(Durability durability) {
        if (closed) {
            throw new IllegalStateException("the LiteFS at " + options.mount() + " is closed");
        }
        PeerConfirmation started = hearing;
        if (started == null) {
            started = start();
            hearing = started;
        }
        return started.of(durability);
    }

    private PeerConfirmation start() {
        return PeerConfirmation.start(
                options.nodeApi(),
                options.peers(),
                new ClusterApi(api.events(), api.infos(), api.debugVariables()),
                positions,
                SystemTime.pause(),
                SystemTime.ticker());
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (hearing != null) {
            hearing.close();
        }
    }
}
