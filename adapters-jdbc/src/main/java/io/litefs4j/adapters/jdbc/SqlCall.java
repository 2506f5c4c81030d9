package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One call of the driver. */
@FunctionalInterface
interface SqlCall<T extends @Nullable Object> {
    T run() throws SQLException;
}
