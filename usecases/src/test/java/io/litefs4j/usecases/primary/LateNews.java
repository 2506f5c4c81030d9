package io.litefs4j.usecases.primary;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** News that arrive when the test says so, however old they are by then. */
final class LateNews implements RoleNews {
    private final List<NodeEvents.Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public NodeEvents.Subscription subscribe(NodeEvents.Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(boolean isPrimary, String primary) {
        listeners.forEach(listener -> listener.heard(new NodeEvent.PrimaryChange(isPrimary, new Hostname(primary))));
    }

    void tellOfTransaction() {
        Position position = new Position(new Txid(7), Checksum.EMPTY);
        listeners.forEach(listener -> listener.heard(
                new NodeEvent.Transaction(new DatabaseName("notes.db"), position, 4096, 2, Instant.EPOCH)));
    }

    int subscribers() {
        return listeners.size();
    }
}
