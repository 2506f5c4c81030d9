package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** A savepoint of one session; its name in SQL is our own, so that equal names of the application stay apart. */
final class SessionSavepoint implements Savepoint {
    private final int id;
    private final @Nullable String name;

    /** @param name null for a savepoint that is known by its id */
    SessionSavepoint(int id, @Nullable String name) {
        this.id = id;
        this.name = name;
    }

    String sqlName() {
        return "litefs4j_" + id;
    }

    @Override
    public int getSavepointId() throws SQLException {
        if (name != null) {
            throw new SQLNonTransientException("a named savepoint has no id", SqlStates.SAVEPOINT);
        }
        return id;
    }

    @Override
    public String getSavepointName() throws SQLException {
        if (name == null) {
            throw new SQLNonTransientException("an unnamed savepoint has no name", SqlStates.SAVEPOINT);
        }
        return name;
    }
}
