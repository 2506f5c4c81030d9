package io.litefs4j.adapters.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;

/** What the batches of both kinds of statement share. A batch takes effect whole or not at all. */
final class Batches {
    private Batches() {}

    static int[] toInts(long[] counts) {
        return Arrays.stream(counts).mapToInt(Math::toIntExact).toArray();
    }

    /** Words the failure of one entry; what ended the whole transaction stays what it is. */
    static SQLException failure(int entry, SqlText sql, SQLException e) {
        return Failures.saysRolledBack(e) ? e : failure("entry " + entry + " of the batch (" + sql.keyword() + ")", e);
    }

    /** The driver does not tell which entry of a prepared batch has failed. */
    static SQLException failure(SqlText sql, SQLException e) {
        return Failures.saysRolledBack(e) ? e : failure("the batch of " + sql.keyword(), e);
    }

    private static SQLException failure(String what, SQLException e) {
        boolean ofTheNode = e instanceof ReplicaWriteException || SqlStates.isConnection(e.getSQLState());
        return ofTheNode
                ? e
                : new BatchUpdateException(
                        what + " failed, and nothing of the batch is kept: " + e.getMessage(),
                        e.getSQLState(),
                        e.getErrorCode(),
                        new int[0],
                        e);
    }
}
