package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The savepoints of the open transaction, outermost first. Not thread-safe. */
final class Savepoints {
    private final List<SessionSavepoint> open = new ArrayList<>();
    private int issued;

    SessionSavepoint next(@Nullable String name) {
        return new SessionSavepoint(++issued, name);
    }

    void add(SessionSavepoint savepoint) {
        open.add(savepoint);
    }

    /** @throws SQLException if the savepoint is released, rolled back, or of another transaction */
    void require(Savepoint savepoint) throws SQLException {
        if (!open.contains(savepoint)) {
            throw new SQLNonTransientException("the savepoint is not of this transaction", SqlStates.SAVEPOINT);
        }
    }

    /** Forgets the savepoint and those within it. */
    void drop(SessionSavepoint savepoint) {
        dropAfter(savepoint);
        open.remove(savepoint);
    }

    /** Forgets those within the savepoint. */
    void dropAfter(SessionSavepoint savepoint) {
        open.subList(open.indexOf(savepoint) + 1, open.size()).clear();
    }

    void clear() {
        open.clear();
    }
}
