package io.litefs4j.domain.halt;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;
import org.jspecify.annotations.Nullable;

/** The halt lock was not granted. Nothing was halted for long, and nothing was written. */
public final class HaltRefusedException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final transient DatabaseName database;

    /** @param reason why, and what to look at, as the rest of a sentence: {@code "was not granted within 5000 ms"} */
    public HaltRefusedException(DatabaseName database, String reason, @Nullable Throwable cause) {
        super("the halt lock of " + database + " " + reason, cause);
        this.database = requireNonNull(database, "database");
    }

    public HaltRefusedException(DatabaseName database, String reason) {
        this(database, reason, null);
    }

    /** Returns the database that was to be written. */
    public DatabaseName database() {
        return database;
    }
}
