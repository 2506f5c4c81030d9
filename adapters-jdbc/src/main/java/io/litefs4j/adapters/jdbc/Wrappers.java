package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Wrapper;

/** What {@code unwrap} means here: this adapter's object, else the driver's. */
final class Wrappers {
    private Wrappers() {}

    static <T> T unwrap(Class<T> type, Wrapper ours, Wrapper raw) throws SQLException {
        if (type.isInstance(ours)) {
            return type.cast(ours);
        }
        if (type.isInstance(raw)) {
            return type.cast(raw);
        }
        throw new SQLNonTransientException("nothing here is a " + type.getName());
    }

    static boolean isWrapperFor(Class<?> type, Wrapper ours, Wrapper raw) {
        return type.isInstance(ours) || type.isInstance(raw);
    }
}
