package io.litefs4j.domain.primary;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import java.time.Duration;

/** The role was last learnt longer ago than it may be trusted, so it is not known now. */
public final class RoleUnknownException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final Duration age;

    /**
     * @param age how long ago the role was learnt
     * @param limit how long it may be trusted
     */
    public RoleUnknownException(Duration age, Duration limit) {
        super("the role of this node was last learnt " + age.toMillis() + " ms ago and is trusted for "
                + limit.toMillis() + " ms only. Does LiteFS answer?");
        this.age = requireNonNull(age, "age");
    }

    /** Returns how long ago the role was learnt. */
    public Duration age() {
        return age;
    }
}
