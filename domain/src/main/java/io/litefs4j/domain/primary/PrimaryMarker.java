package io.litefs4j.domain.primary;

import java.util.Optional;

/**
 * The {@code .primary} file at the root of the mount.
 *
 * <p>LiteFS shows it only while this node is attached, or trying to attach, to a primary. It is absent on the primary
 * <em>and</em> while no primary is known: absence alone proves nothing. Presence does not prove that the primary lives.
 * Source: superfly/litefs {@code fuse/primary_node.go}, {@code fuse/root_node.go}.
 */
public interface PrimaryMarker {
    /**
     * @return the hostname in the file ({@link Hostname#UNNAMED} where the lease has none), or empty where there is no
     *     file
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be read
     */
    Optional<Hostname> read();
}
