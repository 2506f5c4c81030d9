package io.litefs4j.adapters.jdbc;

import org.jspecify.annotations.Nullable;

/** The SQLStates that this adapter speaks; sqlite-jdbc itself gives none. */
final class SqlStates {
    static final String NOT_REACHED = "08001";
    static final String CLOSED = "08003";
    static final String CONNECTION_FAILED = "08006";
    static final String OUTCOME_UNKNOWN = "08007";
    static final String NOT_SUPPORTED = "0A000";
    static final String STREAM_LENGTH = "22026";
    static final String TRANSACTION_STATE = "25000";
    static final String READ_ONLY = "25006";
    static final String SAVEPOINT = "3B001";
    static final String ROLLED_BACK = "40000";
    static final String BUSY = "40001";
    static final String SYNTAX = "42000";
    static final String NO_COLUMN = "42703";
    static final String REFUSED = "42501";
    static final String CANCELLED = "57014";
    static final String NOT_REPLICATED = "58R01";
    static final String GENERAL = "HY000";
    static final String TIMEOUT = "HYT00";

    private SqlStates() {}

    /** Returns whether the state is of class 08, which pools take as the end of a connection. */
    static boolean isConnection(@Nullable String state) {
        return state != null && state.startsWith("08");
    }
}
