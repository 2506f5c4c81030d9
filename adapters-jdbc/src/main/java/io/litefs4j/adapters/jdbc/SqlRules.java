package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses SQL text that would hurt a cluster or go round this adapter, before SQLite or the driver see it.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code CommitWAL} and {@code CommitJournal}: only commits of these two
 * kinds are replicated, and a replica cannot follow a database that leaves WAL.
 */
final class SqlRules {
    private SqlRules() {}

    /** @throws SQLException naming what is refused and what to use instead */
    static SqlText understand(@Nullable String sql) throws SQLException {
        if (sql == null) {
            throw syntax("the SQL text is null");
        }
        if (sql.indexOf('\0') >= 0) {
            throw syntax("the SQL text has a NUL character, at which SQLite would silently stop reading");
        }
        SqlText text = SqlText.parse(sql);
        if (text.statements() > 1) {
            throw syntax("one statement at a time: this text holds " + text.statements()
                    + ", of which the driver would run only the first. Use addBatch(sql) for each");
        }
        switch (text.verb()) {
            case NONE -> throw syntax("the SQL text holds no statement");
            case TRANSACTION ->
                throw Unsupported.feature(
                        "transaction control by SQL text (use setAutoCommit, commit, rollback and setSavepoint)");
            case ATTACH -> throw Unsupported.feature("ATTACH (open a second data source for a second database)");
            case DRIVER_COMMAND -> throw Unsupported.feature("the driver's backup and restore commands");
            case PRAGMA -> refuseHarmful(text.pragma());
            default -> {}
        }
        return text;
    }

    private static void refuseHarmful(SqlText.Pragma pragma) throws SQLFeatureNotSupportedException {
        if (pragma.value().isEmpty()) {
            return;
        }
        String setting = "PRAGMA " + pragma.name() + "=" + pragma.value();
        switch (pragma.name()) {
            case "journal_mode" -> {
                if (!pragma.value().equals("wal")) {
                    throw Unsupported.feature(setting + ": leaving WAL stops every replica for good, and LiteFS"
                            + " replicates nothing that is written in the modes memory and off");
                }
            }
            case "locking_mode" -> {
                if (!pragma.value().equals("normal")) {
                    throw Unsupported.feature(setting + ": LiteFS needs the locks of WAL to see a commit");
                }
            }
            case "query_only" -> throw Unsupported.feature(setting + " (use Connection.setReadOnly)");
            default -> {}
        }
    }

    private static SQLException syntax(String reason) {
        return new SQLSyntaxErrorException(reason, SqlStates.SYNTAX);
    }
}
