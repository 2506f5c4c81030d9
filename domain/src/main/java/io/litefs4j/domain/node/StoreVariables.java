package io.litefs4j.domain.node;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import java.util.List;
import java.util.Map;

/**
 * What {@code /debug/vars} says of a node's store.
 *
 * @param isPrimary whether the node holds the lease
 * @param candidate whether it may become primary
 * @param databases every database that it knows, zero-length and dropped ones among them
 */
public record StoreVariables(boolean isPrimary, boolean candidate, Map<DatabaseName, Database> databases) {
    public StoreVariables {
        databases = Map.copyOf(databases);
    }

    /** How a lock of SQLite is held on this node. */
    public enum LockState {
        UNLOCKED,
        SHARED,
        EXCLUSIVE
    }

    /**
     * One database of the store.
     *
     * @param position where it stands
     * @param locks by LiteFS's names: pending, shared, reserved, write, ckpt, recover, read0 to read4, dms
     */
    public record Database(Position position, Map<String, LockState> locks) {
        private static final List<String> ROLLBACK_LOCKS = List.of("pending", "shared", "reserved");
        private static final List<String> WAL_LOCKS =
                List.of("write", "ckpt", "recover", "read0", "read1", "read2", "read3", "read4");

        public Database {
            requireNonNull(position, "position");
            locks = Map.copyOf(locks);
        }

        /**
         * Returns whether something on this node holds a lock that the next transaction from the primary must wait for: an
         * open read or write of a local connection, or for a moment LiteFS itself while it applies one. Ask twice before
         * blaming anybody.
         *
         * <p>A connection to a WAL database holds {@code shared} and {@code dms} for as long as it is open and blocks
         * nothing by that. Source: superfly/litefs {@code db.go}, {@code TryAcquireWriteLock}.
         */
        public boolean isHeldLocally() {
            return (isHeld("dms") ? WAL_LOCKS : ROLLBACK_LOCKS).stream().anyMatch(this::isHeld);
        }

        private boolean isHeld(String lock) {
            return locks.getOrDefault(lock, LockState.UNLOCKED) != LockState.UNLOCKED;
        }
    }
}
