package io.litefs4j.domain.health;

import static java.util.Objects.requireNonNull;

/**
 * Why a node is not healthy.
 *
 * @param code the stable name, for programs
 * @param text the same for a person, with the figures
 */
public record HealthReason(Code code, String text) {
    /** The stable names, each with what it makes of the node. */
    public enum Code {
        /** The mount does not answer. */
        NOT_RUNNING(Health.Status.NOT_RUNNING),
        /** What the node is was learnt too long ago, or never. */
        ROLE_UNKNOWN(Health.Status.DEGRADED),
        /** Writes have nowhere to go. */
        NO_PRIMARY(Health.Status.DEGRADED),
        /** A replica that has had no news since it started, or just lost the role of primary. */
        LAG_UNKNOWN(Health.Status.DEGRADED),
        /** A replica whose newest news is older than the limit. */
        LAG_EXCEEDED(Health.Status.DEGRADED),
        /** Two claims to be primary, or one TXID with two checksums. */
        SPLIT_BRAIN(Health.Status.DEGRADED),
        /** The nodes belong to different clusters. */
        SEVERAL_CLUSTERS(Health.Status.DEGRADED),
        /** A node that could not be asked: it may be dead, and it may be primary. */
        NODE_UNKNOWN(Health.Status.DEGRADED);

        private final Health.Status status;

        Code(Health.Status status) {
            this.status = status;
        }

        /** Returns what a node with this reason is at best. */
        public Health.Status status() {
            return status;
        }
    }

    public HealthReason {
        requireNonNull(code, "code");
        requireNonNull(text, "text");
    }
}
