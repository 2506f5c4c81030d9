package io.litefs4j.domain.status;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.splitbrain.NodeClaim;
import java.util.List;
import java.util.Optional;

/**
 * This node at one moment, with what its peers say.
 *
 * @param mount the mount directory
 * @param state whether it answers
 * @param role what the node is; empty exactly where it cannot say
 * @param lag the age of the newest news from the primary, as LiteFS shows it; {@link Lag#UNKNOWN} where the mount does
 *     not answer
 * @param databases in the order of their names; empty where the mount does not answer
 * @param peers the claims of the peers that were named, in their order; empty where none was
 * @param health the verdict over all of it
 */
public record NodeStatus(
        AbsolutePath mount,
        MountState state,
        Optional<NodeRole> role,
        Lag lag,
        List<DatabaseStatus> databases,
        List<NodeClaim> peers,
        Health health) {
    public NodeStatus {
        requireNonNull(mount, "mount");
        requireNonNull(state, "state");
        requireNonNull(role, "role");
        requireNonNull(lag, "lag");
        databases = List.copyOf(databases);
        peers = List.copyOf(peers);
        requireNonNull(health, "health");
    }
}
