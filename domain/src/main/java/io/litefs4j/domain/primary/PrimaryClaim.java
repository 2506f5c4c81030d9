package io.litefs4j.domain.primary;

/**
 * Whether the LiteFS of this node says that it holds the lease.
 *
 * <p>The authority is the node API ({@code GET /info}); the mode bits of a database file (0666 on the primary, 0444
 * elsewhere) are the substitute where only files can be reached. Source: superfly/litefs {@code http/server.go},
 * {@code handleGetInfo}; {@code fuse/database_node.go}, {@code Attr}.
 */
public interface PrimaryClaim {
    /**
     * @return what the node says of itself now
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the node cannot be asked
     */
    boolean isPrimary();
}
