package io.litefs4j.domain.primary;

/**
 * What this node is now, however that is found out: asked of LiteFS at each call, or remembered for a stated age.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface CurrentRole {
    /**
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount is absent, disconnected or does not answer
     *     in time
     * @throws RoleUnknownException if the role was last known too long ago
     */
    NodeRole role();
}
