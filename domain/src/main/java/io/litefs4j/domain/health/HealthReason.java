package io.litefs4j.domain.health;

import static java.util.Objects.requireNonNull;

/**
 * Why a node is not healthy.
 *
 * @param code the stable name, for programs
 * @param text the same for a person, with the figures
 */
public record HealthReason(Code code, String text) {
    /** The stable names. */
    public enum Code {
        NOT_RUNNING,
        ROLE_UNKNOWN,
        NO_PRIMARY,
        LAG_UNKNOWN,
        LAG_EXCEEDED,
        SPLIT_BRAIN,
        SEVERAL_CLUSTERS,
        NODE_UNKNOWN
    }

    public HealthReason {
        requireNonNull(code, "code");
        requireNonNull(text, "text");
    }
}
