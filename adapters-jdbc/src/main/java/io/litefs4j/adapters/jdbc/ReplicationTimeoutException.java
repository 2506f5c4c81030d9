package io.litefs4j.adapters.jdbc;

import java.sql.SQLNonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction is committed on this node, and too few other nodes were known to hold it in time. SQLState 58R01. Do not
 * run it again: it may reach them later. It is lost if this node dies before it does.
 */
public final class ReplicationTimeoutException extends SQLNonTransientException {
    private static final long serialVersionUID = 1L;

    ReplicationTimeoutException(@Nullable String message, Throwable cause) {
        super(message, SqlStates.NOT_REPLICATED, cause);
    }
}
