package io.litefs4j.domain.node;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
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
        public Database {
            requireNonNull(position, "position");
            locks = Map.copyOf(locks);
        }

        /** Returns whether some local connection holds a lock that the next transaction from the primary must wait for. */
        public boolean isHeldLocally() {
            return locks.entrySet().stream()
                    .anyMatch(lock -> !lock.getKey().equals("dms") && lock.getValue() != LockState.UNLOCKED);
        }
    }
}
