package io.litefs4j.usecases.replication;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.position.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of this node and of its peers. Safe for use by many threads.
 *
 * <p>A stretch is a time without a gap in which this node was heard and kept its role. Within one its states follow on each
 * other; what was true of an earlier one proves nothing, for a node that comes back from another role may have thrown away
 * what it had, and use its TXIDs again.
 */
final class Ledger {
    // All fields are guarded by this.
    private final Map<DatabaseName, SharedHistory> histories = new HashMap<>();
    private final Map<AdvertiseUrl, NodeId> peers = new HashMap<>();
    private @Nullable NodeId self;
    private @Nullable Throwable unheardBecause;
    private long stretch;

    /** This node is heard, from now on without a gap. */
    synchronized void heard(NodeId id) {
        self = id;
        unheardBecause = null;
        endStretch();
    }

    /** This node is not heard any more. */
    synchronized void unheard(Throwable reason) {
        self = null;
        unheardBecause = reason;
        endStretch();
    }

    /** This node has lost the primary role, or follows another primary. */
    synchronized void endStretch() {
        stretch++;
        histories.clear();
    }

    synchronized boolean isHeard() {
        return self != null;
    }

    synchronized @Nullable Throwable unheardBecause() {
        return unheardBecause;
    }

    /** Returns the number of the stretch that lasts; empty where this node is not heard. */
    synchronized OptionalLong stretch() {
        return self == null ? OptionalLong.empty() : OptionalLong.of(stretch);
    }

    synchronized boolean lasts(long earlier) {
        return self != null && stretch == earlier;
    }

    synchronized void reached(DatabaseName database, Position here) {
        history(database).reached(here);
    }

    /** A peer answers, and this is its process; the same one may be reached by several URLs. */
    synchronized void identified(AdvertiseUrl peer, NodeId id) {
        peers.put(peer, id);
    }

    synchronized void lost(AdvertiseUrl peer) {
        peers.remove(peer);
    }

    synchronized boolean isIdentified(AdvertiseUrl peer) {
        return peers.containsKey(peer);
    }

    synchronized void held(AdvertiseUrl peer, DatabaseName database, Position there) {
        history(database).held(peer, there);
    }

    /** Returns the number of a state that this node was told to have reached in that stretch. */
    synchronized OptionalLong numberOf(DatabaseName database, Position here, long inStretch) {
        return lasts(inStretch) ? history(database).numberOf(here) : OptionalLong.empty();
    }

    /** Returns how many other nodes hold that state or a later one; empty where the stretch is over. */
    synchronized OptionalInt holders(DatabaseName database, long number, long inStretch) {
        if (!lasts(inStretch)) {
            return OptionalInt.empty();
        }
        SharedHistory history = history(database);
        return OptionalInt.of(Math.toIntExact(peers.entrySet().stream()
                .filter(peer -> !peer.getValue().equals(self))
                .filter(peer -> history.holds(peer.getKey(), number))
                .map(Map.Entry::getValue)
                .distinct()
                .count()));
    }

    private SharedHistory history(DatabaseName database) {
        return histories.computeIfAbsent(database, name -> new SharedHistory());
    }
}
