package io.litefs4j.usecases.status;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.LagMarker;

/**
 * Where a {@link StatusReporter} reads about its own node.
 *
 * @param mount the mount directory
 * @param role what the node is; should ask LiteFS, not remember
 * @param lag how old the newest news is
 * @param databases which databases there are
 * @param positions where they stand
 */
public record LocalNode(AbsolutePath mount, CurrentRole role, LagMarker lag, Databases databases, Positions positions) {
    public LocalNode {
        requireNonNull(mount, "mount");
        requireNonNull(role, "role");
        requireNonNull(lag, "lag");
        requireNonNull(databases, "databases");
        requireNonNull(positions, "positions");
    }
}
