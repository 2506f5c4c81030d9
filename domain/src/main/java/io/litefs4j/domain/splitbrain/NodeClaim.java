package io.litefs4j.domain.splitbrain;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import java.util.Map;

/** What one node says of itself when it is asked who is primary; or that it did not say. */
public sealed interface NodeClaim {
    /** Returns the node that was asked. */
    AdvertiseUrl node();

    /**
     * The node says that it holds the lease.
     *
     * @param id the id of its LiteFS process: two URLs with one id are one node
     * @param positions where its databases stand, as it says
     */
    record Primary(AdvertiseUrl node, NodeId id, ClusterId clusterId, Map<DatabaseName, Position> positions)
            implements NodeClaim {
        public Primary {
            requireNonNull(node, "node");
            requireNonNull(id, "id");
            requireNonNull(clusterId, "clusterId");
            positions = Map.copyOf(positions);
        }
    }

    /**
     * The node says that it does not hold the lease.
     *
     * @param id the id of its LiteFS process
     * @param primary whom it follows; {@link Hostname#UNNAMED} where it knows nobody
     * @param positions where its databases stand, as it says
     */
    record NotPrimary(
            AdvertiseUrl node, NodeId id, ClusterId clusterId, Hostname primary, Map<DatabaseName, Position> positions)
            implements NodeClaim {
        public NotPrimary {
            requireNonNull(node, "node");
            requireNonNull(id, "id");
            requireNonNull(clusterId, "clusterId");
            requireNonNull(primary, "primary");
            positions = Map.copyOf(positions);
        }
    }

    /**
     * The node could not be asked. It may be primary all the same.
     *
     * @param reason why, in words for an operator
     */
    record Unknown(AdvertiseUrl node, String reason) implements NodeClaim {
        public Unknown {
            requireNonNull(node, "node");
            requireNonNull(reason, "reason");
        }
    }
}
