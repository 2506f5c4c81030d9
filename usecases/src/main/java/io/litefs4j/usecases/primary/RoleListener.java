package io.litefs4j.usecases.primary;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.primary.NodeRole;

/**
 * Hears what a {@link RoleMonitor} learns, always in the monitor's own thread. It hears where the role stands, not every
 * step on the way there: a role that comes and goes between two looks may not be told.
 *
 * <p>While a listener works the monitor does not look. One that takes longer than the role is trusted makes it unknown.
 */
public interface RoleListener {
    /** The node is this now: at the beginning, in another role, or with another primary. A new lag alone is not told. */
    void became(NodeRole role);

    /**
     * What the node is now is not known.
     *
     * @param reason {@code LiteFsNotRunningException} or {@code RoleUnknownException}
     */
    void lost(LiteFsException reason);
}
