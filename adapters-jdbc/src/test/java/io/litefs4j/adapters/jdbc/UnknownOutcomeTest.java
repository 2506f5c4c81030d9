package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is said of a write whose file failed: it was perhaps its commit that failed. */
class UnknownOutcomeTest {
    private static final String UNKNOWN = "08007";

    private final SwitchableRole node = new SwitchableRole();
    private final Failures failures = new Failures(new DatabaseFile(
            Path.of(new AbsolutePath("/litefs").toString(), new DatabaseName("notes.db").value()),
            node,
            node,
            new DatabaseOptions(true, Duration.ofSeconds(5), ReadLimit.NONE, null, null, null, List.of())));

    private static SQLException of(SQLiteErrorCode code) {
        return new SQLiteException("from SQLite", code);
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR", "SQLITE_CANTOPEN"})
    void a_file_that_fails_on_the_primary_in_autocommit_leaves_the_outcome_unknown(SQLiteErrorCode code) {
        assertThat(failures.ofAutoCommit(of(code)).getSQLState()).isEqualTo(UNKNOWN);
    }

    @Test
    void a_litefs_that_stopped_meanwhile_leaves_the_outcome_unknown() {
        node.stopLiteFs();
        SQLException worded = failures.ofAutoCommit(of(SQLiteErrorCode.SQLITE_IOERR_WRITE));
        assertThat(worded.getSQLState()).isEqualTo(UNKNOWN);
        assertThat(worded.getCause()).hasMessageContaining("from SQLite");
    }

    @Test
    void litefs_refusal_on_a_node_that_lost_the_role_is_certain() {
        node.follow("n2");
        SQLException worded = failures.ofAutoCommit(of(SQLiteErrorCode.SQLITE_IOERR_WRITE));
        assertThat((Throwable) worded).isInstanceOf(ReplicaWriteException.class);
    }

    @Test
    void another_failure_of_the_file_says_nothing_of_the_commit_whatever_the_role() {
        node.follow("n2");
        SQLException worded = failures.ofAutoCommit(of(SQLiteErrorCode.SQLITE_IOERR_FSYNC));
        assertThat(worded.getSQLState()).isEqualTo(UNKNOWN);
    }

    @Test
    void a_commit_is_believed_only_while_litefs_answers_for_the_file() {
        node.stopLiteFs();
        assertThatThrownBy(() -> failures.requireKept(true, null))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(UNKNOWN));
    }

    @Test
    void what_was_committed_under_the_halt_lock_is_on_the_primary_already() {
        node.follow("n2");
        assertThatCode(() -> failures.requireKept(false, null)).doesNotThrowAnyException();
    }

    @Test
    void what_is_no_failure_of_the_file_is_worded_as_ever() {
        assertThat(failures.ofAutoCommit(of(SQLiteErrorCode.SQLITE_BUSY)).getSQLState())
                .isEqualTo("40001");
        assertThat(failures.ofAutoCommit(of(SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE))
                        .getSQLState())
                .isEqualTo("23505");
    }
}
