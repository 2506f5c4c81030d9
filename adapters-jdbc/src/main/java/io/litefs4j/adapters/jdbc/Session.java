package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.primary.NodeRole;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * One connection: every statement enters here, where it is decided whether it may run, and in which transaction. The
 * driver stays in autocommit throughout; BEGIN, COMMIT and ROLLBACK are sent by {@link Transactions}, BEGIN only with the
 * first statement. Used by one thread at a time, as a connection is; the guard's thread only cancels.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code CommitWAL}; {@code fuse/database_node.go}, {@code Attr}: on a
 * replica a WAL write succeeds and only its COMMIT fails, so writes are refused before they begin.
 */
final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final DatabaseFile database;
    private final SQLiteConnection raw;
    private final Control control;
    private final OpenReads reads;
    private final Failures failures;
    private final Transactions transactions;
    private final StatementKinds kinds;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean walEnsured;
    private boolean writable;
    private boolean schemaTouched;
    private @Nullable HaltLock halted;

    Session(DatabaseFile database, SQLiteConnection raw) throws SQLException {
        this.database = database;
        this.raw = raw;
        control = new Control(raw.createStatement());
        reads = new OpenReads(raw);
        failures = new Failures(database);
        transactions = new Transactions(database, control, reads, failures);
        kinds = new StatementKinds(raw);
    }

    DatabaseFile database() {
        return database;
    }

    SQLiteConnection raw() throws SQLException {
        requireOpen();
        return raw;
    }

    OpenReads reads() {
        return reads;
    }

    /** Makes a new connection ready: on the primary the database is in WAL before anything else happens. */
    void prepareForUse() throws SQLException {
        if (database.role().isPrimary()) {
            ensureWal();
        }
        database.guard().watch(reads);
    }

    /**
     * Runs one statement in the transaction where it belongs, and words its failure. Whoever calls this ends it with
     * {@link #done}, or hands it on to a cursor; where it throws it is ended.
     */
    <T extends @Nullable Object> T run(SqlText sql, SqlCall<T> call) throws SQLException {
        enter(sql);
        try {
            return attempt(sql, call);
        } catch (SQLException | RuntimeException e) {
            done();
            throw e;
        }
    }

    private <T extends @Nullable Object> T attempt(SqlText sql, SqlCall<T> call) throws SQLException {
        HaltLock halt = halted;
        try {
            return halt == null
                    ? transactions.unlessCancelled(call)
                    : halt.whileHeld(() -> transactions.unlessCancelled(call));
        } catch (SQLException e) {
            throw failed(sql, e);
        } catch (HaltLostException e) {
            throw failures.haltLost(e);
        }
    }

    /** Ends what {@link #run} began, and what leaves no rows. */
    void done() {
        reads.leave();
        releaseHaltWhenIdle();
    }

    /** Ends what {@link #run} began, and what may have been committed by it. */
    void ended(SqlText sql) throws SQLException {
        done();
        settle(sql);
    }

    /** Ends a cursor that {@link #run} was handed on to. */
    void closed(LiteFsResultSet cursor, @Nullable SqlText committed) throws SQLException {
        reads.closed(cursor);
        releaseHaltWhenIdle();
        if (committed != null) {
            settle(committed);
        }
    }

    private void settle(SqlText sql) throws SQLException {
        if (sql.mayChangeSchema()) {
            kinds.schemaChanged();
            schemaTouched = transactions.current() != null;
        }
        if (autoCommit && writable && !certainlyReads(sql)) {
            failures.requirePublished();
        }
    }

    /** Returns whether SQLite commits when the last row of the statement is read. */
    boolean commitsAtEnd(SqlText sql) throws SQLException {
        return autoCommit && writable && !certainlyReads(sql) && kindOf(sql).writes();
    }

    SQLException readCancelled() {
        return transactions.cancelled();
    }

    SQLException failedToFetch(SQLException e) {
        return transactions.failed(e, readOnly);
    }

    /** @throws SQLException if the text is harmful, or holds several statements */
    SqlText understand(@Nullable String sql) throws SQLException {
        return database.rules().statement(sql);
    }

    /** @throws SQLException if the text holds nothing, or anything harmful */
    List<SqlText> script(@Nullable String sql) throws SQLException {
        return database.rules().script(sql);
    }

    /** @throws SQLException if one of several statements is silently ignored, or refused, inside a transaction */
    void requireTogether(List<SqlText> script) throws SQLException {
        for (SqlText each : script) {
            if (autoCommit && isIgnoredInTransaction(each)) {
                throw new SQLNonTransientException(
                        "several statements in one text run as one transaction, in which " + each.keyword()
                                + " has no effect: execute it on its own",
                        SqlStates.TRANSACTION_STATE);
            }
        }
    }

    private static boolean isIgnoredInTransaction(SqlText sql) {
        return switch (sql.verb()) {
            case PRAGMA, VACUUM, ATTACH, DETACH -> true;
            default -> false;
        };
    }

    private static boolean certainlyReads(SqlText sql) {
        return sql.keyword().equals("SELECT") || sql.verb() == SqlText.Verb.EXPLAIN;
    }

    TimeLimit limit(Duration limit) {
        return new TimeLimit(raw, database.watch(), limit);
    }

    /**
     * Runs several statements whole or not at all: in autocommit as a transaction of their own, else within the one that
     * is open, which they leave as they found it where one of them fails.
     */
    <T extends @Nullable Object> T together(SqlCall<T> statements) throws SQLException {
        return autoCommit ? inOneTransaction(statements) : withinSavepoint(statements);
    }

    private <T extends @Nullable Object> T inOneTransaction(SqlCall<T> statements) throws SQLException {
        autoCommit = false;
        try {
            T result = statements.run();
            transactions.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            transactions.abandonIfOpen();
            throw e;
        } finally {
            autoCommit = true;
        }
    }

    private <T extends @Nullable Object> T withinSavepoint(SqlCall<T> statements) throws SQLException {
        SessionSavepoint before = setSavepoint(null);
        try {
            T result = statements.run();
            release(before);
            return result;
        } catch (SQLException | RuntimeException e) {
            transactions.undo(before, e);
            throw e;
        }
    }

    /** Runs a call that begins no transaction, such as compiling a statement. */
    <T extends @Nullable Object> T guarded(SqlCall<T> call) throws SQLException {
        requireOpen();
        try {
            return transactions.unlessCancelled(call);
        } catch (SQLException e) {
            throw transactions.failed(e, readOnly);
        }
    }

    boolean isAutoCommit() {
        return autoCommit;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    void setAutoCommit(boolean value) throws SQLException {
        requireOpen();
        if (value && !autoCommit) {
            transactions.commit();
        }
        autoCommit = value;
    }

    void setReadOnly(boolean value) throws SQLException {
        requireOpen();
        if (value != readOnly && transactions.current() != null) {
            throw new SQLNonTransientException(
                    "setReadOnly inside a transaction: commit or roll back first", SqlStates.TRANSACTION_STATE);
        }
        readOnly = value;
    }

    void commit() throws SQLException {
        requireTransactional("commit");
        transactions.commit();
    }

    void rollback() throws SQLException {
        requireTransactional("rollback");
        transactions.rollback();
        forgetSchema();
    }

    /** What a schema change has taught is wrong again once it is rolled back. */
    private void forgetSchema() {
        if (schemaTouched) {
            kinds.schemaChanged();
        }
    }

    SessionSavepoint setSavepoint(@Nullable String name) throws SQLException {
        requireTransactional("setSavepoint");
        SessionSavepoint savepoint = run(SqlText.NO_WRITE, () -> transactions.setSavepoint(name));
        done();
        return savepoint;
    }

    void rollbackTo(SessionSavepoint savepoint) throws SQLException {
        requireTransactional("rollback");
        guarded(() -> {
            transactions.rollbackTo(savepoint);
            return true;
        });
        forgetSchema();
    }

    void release(SessionSavepoint savepoint) throws SQLException {
        requireTransactional("releaseSavepoint");
        guarded(() -> {
            transactions.release(savepoint);
            return true;
        });
    }

    void close() throws SQLException {
        if (raw.isClosed()) {
            return;
        }
        try {
            transactions.rollback();
            transactions.closeCursors();
        } finally {
            database.guard().forget(reads);
            raw.close();
            releaseHalt();
        }
    }

    /** Closes from another thread; SQLite rolls back what is open. */
    void abort() {
        try {
            database.guard().forget(reads);
            raw.getDatabase().interrupt();
            raw.close();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "closing an aborted connection to " + database.name() + " failed", e);
        }
    }

    boolean isClosed() throws SQLException {
        return raw.isClosed();
    }

    /** Returns whether LiteFS answers and the file behind this connection can still be read. */
    boolean answers() {
        try {
            requireOpen();
            database.role();
            try (Statement probe = raw.createStatement()) {
                return probe.execute("PRAGMA schema_version");
            }
        } catch (SQLException e) {
            return false;
        }
    }

    void requireOpen() throws SQLException {
        if (raw.isClosed()) {
            throw new SQLNonTransientConnectionException("the connection is closed", SqlStates.CLOSED);
        }
    }

    private void requireTransactional(String call) throws SQLException {
        requireOpen();
        if (autoCommit) {
            throw new SQLNonTransientException(
                    call + " while the connection is in autocommit", SqlStates.TRANSACTION_STATE);
        }
    }

    private void enter(SqlText sql) throws SQLException {
        requireOpen();
        NodeRole role = database.role();
        Transaction open = transactions.current();
        if (open == null && reads.isCancelled()) {
            transactions.closeCursors();
        }
        if (open != null) {
            transactions.requireUsable(open, role);
            if (!open.writable()) {
                admitRead(sql, role);
            }
        } else if (!autoCommit) {
            begin(sql, role);
        } else if (role.isPrimary() && !readOnly) {
            ensureWal();
            control.queryOnly(false);
            writable = true;
        } else if (mayHalt(role) && kindOf(sql).writes()) {
            halt();
        } else {
            admitRead(sql, role);
        }
        reads.enter(opener(role));
    }

    private void begin(SqlText sql, NodeRole role) throws SQLException {
        if (role.isPrimary() && !readOnly) {
            ensureWal();
            control.queryOnly(false);
            transactions.begin(Transaction.writing(null), null);
        } else if (mayHalt(role)) {
            beginHalted();
        } else {
            admitRead(sql, role);
            transactions.begin(Transaction.reading(), opener(role));
        }
    }

    /** Lets through what writes nothing but TEMP tables; SQLite itself refuses whatever is a write after all. */
    private void admitRead(SqlText sql, NodeRole role) throws SQLException {
        StatementKind kind = kindOf(sql);
        if (kind != StatementKind.READ) {
            kind = guarded(() -> kinds.kindOfAfresh(sql));
        }
        if (kind.writes()) {
            throw failures.refusal(sql, role, readOnly, null);
        }
        writable = false;
        control.queryOnly(!kind.writesOnlyHere());
    }

    private StatementKind kindOf(SqlText sql) throws SQLException {
        return guarded(() -> kinds.kindOf(sql));
    }

    private boolean mayHalt(NodeRole role) {
        return !readOnly && database.haltsFor(role);
    }

    private void beginHalted() throws SQLException {
        HaltLock halt = acquireHalt();
        try {
            control.queryOnly(false);
            transactions.begin(Transaction.writing(halt), null);
        } catch (SQLException | RuntimeException e) {
            halt.close();
            throw e;
        }
    }

    private void halt() throws SQLException {
        halted = acquireHalt();
        control.queryOnly(false);
        writable = true;
        reads.halted();
    }

    private HaltLock acquireHalt() throws SQLException {
        if (reads.isOpen()) {
            throw new SQLNonTransientException(
                    "a write under the halt lock while a result set is open: replication, which has to catch up first, waits"
                            + " for it. Close it before",
                    SqlStates.TRANSACTION_STATE);
        }
        HaltLock halt = database.acquireHalt();
        halt.onOverdue(reads::endOverdue);
        return halt;
    }

    private void releaseHaltWhenIdle() {
        if (halted != null && !reads.isOpen()) {
            releaseHalt();
        }
    }

    private void releaseHalt() {
        HaltLock held = halted;
        halted = null;
        if (held != null) {
            held.close();
        }
    }

    private @Nullable Throwable opener(NodeRole role) {
        return role.isPrimary() || !database.guard().isOn() ? null : new Throwable("opened here");
    }

    private SQLException failed(SqlText sql, SQLException e) {
        if (SqliteErrors.isReadOnly(e)) {
            kinds.forget(sql);
        }
        return transactions.failed(e, readOnly);
    }

    private void ensureWal() throws SQLException {
        if (!walEnsured) {
            control.queryOnly(false);
            walEnsured = guarded(() -> database.ensureWal(control.statement()));
        }
    }
}
