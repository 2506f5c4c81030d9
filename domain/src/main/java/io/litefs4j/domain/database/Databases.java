package io.litefs4j.domain.database;

import java.util.SortedSet;

/**
 * The databases that the mount lists.
 *
 * <p>LiteFS lists a database once it has a page; a zero-length one can be opened but is not listed.
 * Source: superfly/litefs {@code fuse/root_node.go}, {@code ReadDirAll}.
 */
public interface Databases {
    /**
     * @return the names in order; empty where there is no database yet
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be read
     */
    SortedSet<DatabaseName> names();
}
