package io.litefs4j.usecases.primary;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import java.time.Duration;

/** A remembered role with a ticker that the test moves, and the words in which outcomes are named. */
final class Remembered {
    static final String PRIMARY = "primary";
    static final String REPLICA = "replica of n2, 7ms";
    static final String NO_PRIMARY = "no primary";
    static final String UNKNOWN = "unknown";
    static final String GONE = "gone";

    static final NodeRole AS_PRIMARY = new NodeRole.Primary();
    static final NodeRole WITHOUT_PRIMARY = new NodeRole.NoPrimary();

    private static final Duration TRUST = Duration.ofNanos(1);

    final LastKnownRole role = new LastKnownRole(this::now, TRUST);

    private volatile long now;

    /** Lets so much time go by that nothing learnt before is trusted any more. */
    void passTrust() {
        now = 2;
    }

    static LiteFsNotRunningException dead() {
        return new LiteFsNotRunningException(new AbsolutePath("/litefs"), MountState.DISCONNECTED);
    }

    /** Built anew at each call, so that a reader could see it half built if it were published badly. */
    static NodeRole replica() {
        return new NodeRole.Replica(new Hostname("n2"), new Lag(7));
    }

    String inWords() {
        try {
            return role.role()
                    .fold(
                            () -> PRIMARY,
                            replica -> "replica of " + replica.primary() + ", " + replica.lag(),
                            () -> NO_PRIMARY);
        } catch (RoleUnknownException e) {
            return UNKNOWN;
        } catch (LiteFsNotRunningException e) {
            return GONE;
        }
    }

    private long now() {
        return now;
    }
}
