package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Map;

/** Words a violated constraint as JDBC has it; the driver gives neither the type nor the SQLState that frameworks read. */
final class Constraints {
    private static final String ANY = "23000";
    private static final String UNIQUE = "23505";

    /** SQLite's extended codes; the states are those of PostgreSQL, which frameworks know best. */
    private static final Map<Integer, String> STATES = Map.of(
            2067, UNIQUE, // SQLITE_CONSTRAINT_UNIQUE
            1555, UNIQUE, // SQLITE_CONSTRAINT_PRIMARYKEY
            2579, UNIQUE, // SQLITE_CONSTRAINT_ROWID
            1299, "23502", // SQLITE_CONSTRAINT_NOTNULL
            787, "23503", // SQLITE_CONSTRAINT_FOREIGNKEY
            275, "23514"); // SQLITE_CONSTRAINT_CHECK

    private Constraints() {}

    /** @return what carries the driver's message and vendor code (19), with the driver's exception as its cause */
    static SQLException violated(SQLException e) {
        String state = STATES.getOrDefault(SqliteErrors.extendedCode(e), ANY);
        return new SQLIntegrityConstraintViolationException(e.getMessage(), state, e.getErrorCode(), e);
    }
}
