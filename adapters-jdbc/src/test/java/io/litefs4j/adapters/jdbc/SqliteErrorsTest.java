package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteErrorsTest {
    @ParameterizedTest
    @EnumSource(names = {"SQLITE_READONLY", "SQLITE_READONLY_DIRECTORY", "SQLITE_IOERR_WRITE"})
    void the_three_answers_to_a_write_on_a_replica_are_known(SQLiteErrorCode code) {
        assertThat(SqliteErrors.mayBeReplicaWrite(new SQLiteException("refused", code)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE_IOERR_READ", "SQLITE_CONSTRAINT", "SQLITE_BUSY", "SQLITE_FULL", "SQLITE_CORRUPT"})
    void other_errors_are_not_taken_for_a_write_on_a_replica(SQLiteErrorCode code) {
        assertThat(SqliteErrors.mayBeReplicaWrite(new SQLiteException("other", code)))
                .isFalse();
    }

    @Test
    void the_code_is_found_under_a_batch() {
        BatchUpdateException batch = new BatchUpdateException(
                "batch entry 0", null, 0, new int[0], new SQLiteException("x", SQLiteErrorCode.SQLITE_IOERR_WRITE));
        assertThat(SqliteErrors.mayBeReplicaWrite(batch)).isTrue();
    }

    @Test
    void an_error_of_the_driver_itself_has_no_code() {
        SQLException ofDriver = new SQLException("Values not bound to statement");
        assertThat(SqliteErrors.isInputOutput(ofDriver)).isFalse();
        assertThat(SqliteErrors.leavesStatementUsable(ofDriver)).isTrue();
    }

    @Property
    void a_commit_that_may_be_tried_again_is_never_one_that_failed_on_disk(@ForAll SQLiteErrorCode code) {
        SQLiteException e = new SQLiteException("any", code);
        assertThat(SqliteErrors.leavesTransactionOpen(e) && SqliteErrors.isInputOutput(e))
                .isFalse();
    }
}
