package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/** What {@code unwrap} means here: this adapter's object, else the one below. */
final class Wrappers {
    private Wrappers() {}

    static <T> T unwrap(@Nullable Class<T> type, Wrapper ours, Wrapper raw) throws SQLException {
        Class<T> wanted = named(type);
        if (wanted.isInstance(ours)) {
            return wanted.cast(ours);
        }
        if (wanted.isInstance(raw)) {
            return wanted.cast(raw);
        }
        throw new SQLNonTransientException("nothing here is a " + wanted.getName());
    }

    static boolean isWrapperFor(@Nullable Class<?> type, Wrapper ours, Wrapper raw) throws SQLException {
        return named(type).isInstance(ours) || named(type).isInstance(raw);
    }

    /** Returns the type that is asked for, if one is. */
    static <T> Class<T> named(@Nullable Class<T> type) throws SQLException {
        if (type == null) {
            throw new SQLNonTransientException("no type is named to unwrap");
        }
        return type;
    }
}
