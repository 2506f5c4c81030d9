package io.litefs4j.usecases.primary;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import org.jspecify.annotations.Nullable;

/**
 * Where the role stands: the role, or why it is not known. Exactly one of the two is there.
 *
 * @param role what the node is
 * @param reason why that is not known
 */
record Standing(@Nullable NodeRole role, @Nullable LiteFsException reason) {
    static Standing of(LastKnownRole lastKnown) {
        try {
            return new Standing(lastKnown.role(), null);
        } catch (LiteFsNotRunningException | RoleUnknownException e) {
            return new Standing(null, e);
        }
    }

    /** Returns whether a listener that was told the other has nothing to learn from this one. */
    boolean sameAs(@Nullable Standing other) {
        return other != null && what().equals(other.what());
    }

    void tell(RoleListener listener) {
        if (role != null) {
            listener.became(role);
        } else if (reason != null) {
            listener.lost(reason);
        }
    }

    String inWords() {
        return role != null ? role.toString() : "unknown";
    }

    /** The same for two standings that differ in a lag or in the moment of a failure only. */
    private Object what() {
        if (role != null) {
            return role.<Object>fold(
                    () -> role, replica -> new NodeRole.Replica(replica.primary(), Lag.ZERO), () -> role);
        }
        return reason instanceof LiteFsNotRunningException notRunning ? notRunning.state() : RoleUnknownException.class;
    }
}
