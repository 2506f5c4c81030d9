package io.litefs4j.usecases.primary;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.LagMarker;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.PrimaryClaim;
import io.litefs4j.domain.primary.PrimaryMarker;
import java.util.Optional;

/**
 * Answers "what is this node now?" by asking LiteFS at every call. Stateless, safe for use by many threads.
 *
 * <p>The order of the questions is the answer: whether the mount lives, whether the node claims the lease, whom it
 * follows. The absence of {@code .primary} is never taken for primaryship, nor is a lag of zero. A replica whose primary
 * has died or is frozen is still a replica here; its lag tells.
 *
 * <p>An answer may be out of date by the time it is acted on. What must not happen on a replica needs a second guard
 * where it happens; SQLite on LiteFS is one, for it refuses the commit.
 *
 * <p>Source: superfly/litefs {@code store.go}, {@code PrimaryInfo}; {@code http/server.go}, {@code handleGetInfo}.
 */
public final class PrimaryDetector implements CurrentRole {
    private static final NodeRole PRIMARY = new NodeRole.Primary();
    private static final NodeRole NO_PRIMARY = new NodeRole.NoPrimary();

    private final PrimaryClaim claim;
    private final PrimaryMarker marker;
    private final LagMarker lag;

    public PrimaryDetector(PrimaryClaim claim, PrimaryMarker marker, LagMarker lag) {
        this.claim = requireNonNull(claim, "claim");
        this.marker = requireNonNull(marker, "marker");
        this.lag = requireNonNull(lag, "lag");
    }

    /** @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount is absent, disconnected or does not answer */
    @Override
    public NodeRole role() {
        requireLivingMount();
        return look().or(this::look).orElse(NO_PRIMARY);
    }

    /** The claim may come from an API that outlives the mount, so the mount itself has to answer first. */
    private void requireLivingMount() {
        lag.read();
    }

    /**
     * One sample. It is empty where nobody is known; LiteFS changes its two fields one after the other, so a node on its
     * way from one role to another may look like that, and one more sample has to say the same.
     */
    private Optional<NodeRole> look() {
        if (claim.isPrimary()) {
            return Optional.of(PRIMARY);
        }
        return marker.read().map(primary -> new NodeRole.Replica(primary, lag.read()));
    }
}
