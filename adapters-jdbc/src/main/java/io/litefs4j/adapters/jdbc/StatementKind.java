package io.litefs4j.adapters.jdbc;

/** What running a statement would change. */
enum StatementKind {
    READ,

    /** Changes a database that is or may be replicated: main or an attached one. */
    WRITE,

    /** A {@link #WRITE} after which names may mean something else. */
    SCHEMA_CHANGE,

    /** Changes TEMP tables and nothing else. */
    TEMP_WRITE,

    /** A {@link #TEMP_WRITE} after which names may mean something else. */
    TEMP_SCHEMA_CHANGE,

    /** {@code VACUUM INTO}: writes a new file and reads the database. */
    COPY,

    /** ATTACH, DETACH and PRAGMAs that reload a schema: changes no data, but what names mean on this connection. */
    ATTACHMENT,

    /** Does not compile now, or writes only if SQLite finds that worth while: SQLite has to judge when it runs. */
    UNKNOWN;

    /** Returns whether only the primary may run it. */
    boolean writes() {
        return this == WRITE || this == SCHEMA_CHANGE;
    }

    /** Returns whether any node may run it although SQLite refuses it under {@code query_only}. */
    boolean writesOnlyHere() {
        return this == TEMP_WRITE || this == TEMP_SCHEMA_CHANGE || this == COPY;
    }

    /** Returns whether what is known of other statements of this connection may be wrong once it has run. */
    boolean changesSchema() {
        return this == SCHEMA_CHANGE || this == TEMP_SCHEMA_CHANGE || this == ATTACHMENT;
    }
}
