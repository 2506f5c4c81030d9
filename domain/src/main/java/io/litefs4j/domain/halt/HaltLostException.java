package io.litefs4j.domain.halt;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;

/** The halt lock is not held any more. What needed it was not begun: roll back, and do it all again. */
public final class HaltLostException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final transient DatabaseName database;

    /** @param reason how it was lost, as the rest of a sentence: {@code "was held for more than 20000 ms"} */
    public HaltLostException(DatabaseName database, String reason) {
        super("the halt lock of " + database + " " + reason);
        this.database = requireNonNull(database, "database");
    }

    /** Returns the database that was to be written. */
    public DatabaseName database() {
        return database;
    }
}
