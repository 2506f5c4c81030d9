package io.litefs4j.adapters.jdbc;

import java.sql.SQLFeatureNotSupportedException;

/** Words the refusal of what this adapter does not do. */
final class Unsupported {
    private Unsupported() {}

    static SQLFeatureNotSupportedException feature(String what) {
        return new SQLFeatureNotSupportedException("not supported by litefs4j: " + what, SqlStates.NOT_SUPPORTED);
    }
}
