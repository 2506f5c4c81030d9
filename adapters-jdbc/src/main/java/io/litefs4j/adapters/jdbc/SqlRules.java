package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses SQL text that would hurt a cluster or go round this adapter, before SQLite or the driver see it. Immutable.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code CommitWAL} and {@code CommitJournal}: only commits of these two
 * kinds are replicated, and a replica cannot follow a database that leaves WAL.
 */
final class SqlRules {
    private final AttachRule attachRule;

    SqlRules(AttachRule attachRule) {
        this.attachRule = attachRule;
    }

    /**
     * Understands text that must hold one statement, as where it is prepared or put into a batch.
     *
     * @throws SQLException naming what is refused and what to use instead
     */
    SqlText statement(@Nullable String sql) throws SQLException {
        List<String> texts = divided(sql);
        if (texts.size() > 1) {
            throw syntax("one statement at a time: this text holds " + texts.size()
                    + ", of which the driver would run only the first. Use Statement.execute(sql) for all of them");
        }
        return permitted(texts.get(0));
    }

    /**
     * Understands text of one statement or several; all are permitted, or all are refused.
     *
     * @return at least one statement, in order
     * @throws SQLException naming what is refused and what to use instead
     */
    List<SqlText> script(@Nullable String sql) throws SQLException {
        List<String> texts = divided(sql);
        if (texts.size() == 1) {
            return List.of(permitted(texts.get(0)));
        }
        List<SqlText> script = new ArrayList<>(texts.size());
        for (String text : texts) {
            script.add(permitted(text));
        }
        return List.copyOf(script);
    }

    /** @throws SQLException if one of several statements would have no effect inside the transaction that they share */
    static void requireOneTransaction(List<SqlText> script) throws SQLException {
        for (SqlText each : script) {
            if (each.needsAutoCommit()) {
                throw refused("several statements in one text run as one transaction, in which " + each.keyword()
                        + " fails or has no effect: execute it on its own");
            }
        }
    }

    private static List<String> divided(@Nullable String sql) throws SQLException {
        if (sql == null) {
            throw syntax("the SQL text is null");
        }
        if (sql.indexOf('\0') >= 0) {
            throw syntax("the SQL text has a NUL character, at which SQLite would silently stop reading");
        }
        List<String> texts = SqlScript.statements(sql);
        if (texts.isEmpty()) {
            throw syntax("the SQL text holds no statement");
        }
        return texts;
    }

    private SqlText permitted(String statement) throws SQLException {
        SqlText sql = SqlText.parse(statement);
        switch (sql.verb()) {
            case TRANSACTION ->
                throw refused(sql.keyword() + " as SQL text: use setAutoCommit, commit, rollback and setSavepoint");
            case ATTACH, VACUUM -> attachRule.check(sql);
            case DRIVER_COMMAND -> throw refused(sql.keyword() + ", a command of the driver: use VACUUM INTO");
            case PRAGMA -> refuseHarmful(sql.pragma());
            default -> {}
        }
        return sql;
    }

    private static void refuseHarmful(@Nullable Pragma pragma) throws SQLException {
        String harm = pragma == null ? null : pragma.harm();
        if (harm != null) {
            throw refused(pragma + ": " + harm);
        }
    }

    static SQLException refused(String what) {
        return new SQLNonTransientException("refused by litefs4j: " + what, SqlStates.REFUSED);
    }

    private static SQLException syntax(String reason) {
        return new SQLSyntaxErrorException(reason, SqlStates.SYNTAX);
    }
}
