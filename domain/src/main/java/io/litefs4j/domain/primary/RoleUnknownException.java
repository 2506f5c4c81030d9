package io.litefs4j.domain.primary;

import io.litefs4j.domain.LiteFsException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this node is now is not known: the role was learnt too long ago to be trusted, or never. */
public final class RoleUnknownException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration age;

    /**
     * @param age how long ago the role was learnt
     * @param limit how long it may be trusted
     */
    public RoleUnknownException(Duration age, Duration limit) {
        super("the role of this node was last learnt " + age.toMillis() + " ms ago and is trusted for "
                + limit.toMillis() + " ms only. Does LiteFS answer?");
        this.age = age;
    }

    /** @param reason why nothing is known, as the rest of a sentence: {@code "has not been learnt yet"} */
    public RoleUnknownException(String reason) {
        super("the role of this node " + reason);
        this.age = null;
    }

    /** Returns how long ago the role was learnt; empty where it never was, or is not watched any more. */
    public Optional<Duration> age() {
        return Optional.ofNullable(age);
    }
}
