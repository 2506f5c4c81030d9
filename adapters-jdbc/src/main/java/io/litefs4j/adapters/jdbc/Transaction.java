package io.litefs4j.adapters.jdbc;

/**
 * The transaction that is open on a connection.
 *
 * @param writable whether it began with {@code BEGIN IMMEDIATE} on the primary
 * @param alive false where SQLite has rolled it back on its own account
 */
record Transaction(boolean writable, boolean alive) {
    Transaction dead() {
        return new Transaction(writable, false);
    }
}
