package io.litefs4j.domain.node;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.primary.Hostname;

/**
 * What {@code GET /info} says. LiteFS reads the two fields about the primary under separate locks: "not primary, and
 * nobody is" may be a glitch of one sample. Source: superfly/litefs {@code http/server.go}, {@code handleGetInfo}.
 *
 * @param id this process of LiteFS, from the header {@code Litefs-Id}; what {@link Handoff} wants. Two URLs
 *     with one id are one node
 * @param clusterId {@link ClusterId#NONE} where the node has none yet
 * @param isPrimary whether this node holds the lease
 * @param candidate whether this node may become primary
 * @param dataDir LiteFS's data directory on that node, as LiteFS spells it
 * @param primary the primary's hostname; {@link Hostname#UNNAMED} where none is known or the lease names nobody
 */
public record NodeInfo(
        NodeId id, ClusterId clusterId, boolean isPrimary, boolean candidate, String dataDir, Hostname primary) {
    public NodeInfo {
        requireNonNull(id, "id");
        requireNonNull(clusterId, "clusterId");
        requireNonNull(dataDir, "dataDir");
        requireNonNull(primary, "primary");
    }
}
