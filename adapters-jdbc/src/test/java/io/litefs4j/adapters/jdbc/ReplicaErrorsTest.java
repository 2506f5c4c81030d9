package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.testkit.corpus.ReplicaError;
import io.litefs4j.testkit.corpus.ReplicaError.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The classification of errors holds for everything that SQLite has said on a replica of the real LiteFS. */
class ReplicaErrorsTest {
    /** SQLITE_ERROR: a ROLLBACK where SQLite has rolled back already. */
    private static final int NO_TRANSACTION = 1;

    @Test
    void every_refusal_on_a_replica_is_known_as_a_replicas() {
        List<Outcome> refusals = ReplicaError.all().stream()
                .flatMap(error -> error.outcomes().stream())
                .filter(outcome -> !outcome.isOk() && outcome.code() != NO_TRANSACTION)
                .toList();
        assertThat(refusals)
                .hasSizeGreaterThan(20)
                .allSatisfy(outcome -> assertThat(SqliteErrors.mayBeReplicaWrite(failure(outcome)))
                        .as(outcome.toString())
                        .isTrue());
    }

    @Test
    void a_rollback_too_many_is_not_taken_for_a_replicas_refusal() {
        assertThat(SqliteErrors.mayBeReplicaWrite(failure(new Outcome(NO_TRANSACTION, NO_TRANSACTION))))
                .isFalse();
    }

    @Test
    void a_write_ahead_log_lets_the_statement_pass_and_fails_at_the_commit() {
        ReplicaError transaction = ReplicaError.all().stream()
                .filter(error -> error.journalMode().equals("wal"))
                .filter(error ->
                        error.script().contains("COMMIT") && error.script().contains("ROLLBACK"))
                .findFirst()
                .orElseThrow();
        int insert = transaction.script().indexOf("INSERT INTO t VALUES (2)");
        int commit = transaction.script().indexOf("COMMIT");
        assertThat(transaction.outcomes().get(insert)).isEqualTo(Outcome.OK);
        assertThat(SqliteErrors.isInputOutput(failure(transaction.outcomes().get(commit))))
                .isTrue();
    }

    private static SQLiteException failure(Outcome outcome) {
        return new SQLiteException("from the corpus", SQLiteErrorCode.getErrorCode(outcome.extendedCode()));
    }
}
