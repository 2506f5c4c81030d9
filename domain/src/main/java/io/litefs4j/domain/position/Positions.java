package io.litefs4j.domain.position;

import io.litefs4j.domain.database.DatabaseName;
import java.util.Optional;

/**
 * The {@code -pos} files of the mount.
 *
 * <p>Source: superfly/litefs {@code fuse/pos_node.go}.
 */
public interface Positions {
    /**
     * @return where this node stands in the database's history, or empty where LiteFS knows no such database
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be read
     */
    Optional<Position> of(DatabaseName database);
}
