package io.litefs4j.adapters.jdbc;

/** What the application has asked of a connection. Used by one thread at a time, as a connection is. */
final class ConnectionMode {
    private boolean autoCommit = true;
    private boolean readOnly;

    boolean isAutoCommit() {
        return autoCommit;
    }

    void setAutoCommit(boolean value) {
        autoCommit = value;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    void setReadOnly(boolean value) {
        readOnly = value;
    }
}
