package io.litefs4j.domain.primary;

/**
 * The {@code .lag} file at the root of the mount.
 *
 * <p>It is there on every node, whatever its role. Source: superfly/litefs {@code fuse/lag_node.go}.
 */
public interface LagMarker {
    /**
     * @return the lag now; {@link Lag#UNKNOWN} where LiteFS has had no news
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be read
     */
    Lag read();
}
