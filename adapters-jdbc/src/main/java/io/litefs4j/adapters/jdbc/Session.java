package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.position.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * One connection: every statement runs through here. The driver stays in autocommit throughout; BEGIN, COMMIT and
 * ROLLBACK are sent by {@link Transactions}, BEGIN only with the first statement. Used by one thread at a time, as a
 * connection is; other threads only cancel and abort.
 */
final class Session {
    private final DatabaseFile database;
    private final SQLiteConnection raw;
    private final ConnectionMode mode = new ConnectionMode();
    private final Failures failures;
    private final OpenReads reads;
    private final Transactions transactions;
    private final StatementKinds kinds;
    private final Admission admission;
    private final Lifetime lifetime;
    private boolean schemaTouched;

    Session(DatabaseFile database, SQLiteConnection raw, Runnable afterClose) {
        this.database = database;
        this.raw = raw;
        RawConnection driver = new XerialConnection(raw);
        Control control = new Control(driver);
        failures = new Failures(database);
        reads = new OpenReads(driver);
        transactions = new Transactions(database, mode, control, reads, failures);
        kinds = new StatementKinds(raw);
        admission = new Admission(database, mode, control, transactions, kinds);
        lifetime = new Lifetime(database, driver, transactions, admission, afterClose);
    }

    Lifetime lifetime() {
        return lifetime;
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
            admission.ensureWal();
        }
        database.guard().watch(reads);
    }

    /** @throws SQLException if the text is harmful, or holds several statements */
    SqlText understand(@Nullable String sql) throws SQLException {
        return database.rules().statement(sql);
    }

    /** @throws SQLException if the text holds nothing, or anything harmful */
    List<SqlText> script(@Nullable String sql) throws SQLException {
        return database.rules().script(sql);
    }

    /** Runs one statement that gives rows, in the transaction where it belongs, and words its failure. */
    LiteFsResultSet query(SqlText sql, @Nullable Statement statement, SqlCall<ResultSet> call) throws SQLException {
        requireOpen();
        admission.enter(sql);
        try {
            return admission.halted() == null
                    ? rows(sql, statement, call)
                    : attempt(sql, () -> LiteFsResultSet.of(statement, call.run(), this, sql));
        } catch (SQLException | RuntimeException e) {
            leave();
            throw e;
        }
    }

    /** As {@link #attempt} without the halt lock, and without an object for the call: this is the hottest path. */
    private LiteFsResultSet rows(SqlText sql, @Nullable Statement statement, SqlCall<ResultSet> call)
            throws SQLException {
        synchronized (reads.monitor()) {
            try {
                transactions.requireNotCancelled();
                return LiteFsResultSet.of(statement, call.run(), this, sql);
            } catch (SQLException e) {
                throw failed(sql, e);
            }
        }
    }

    /** Runs one statement that may give rows; they are null where it does not. */
    @Nullable
    LiteFsResultSet execute(SqlText sql, Statement statement, SqlCall<@Nullable ResultSet> call) throws SQLException {
        LiteFsResultSet opened = run(sql, () -> {
            ResultSet rows = call.run();
            return rows == null ? null : LiteFsResultSet.of(statement, rows, this, sql);
        });
        if (opened == null) {
            ended(sql);
        }
        return opened;
    }

    /** Runs one statement that gives no rows. */
    <T extends @Nullable Object> T update(SqlText sql, SqlCall<T> call) throws SQLException {
        T result = run(sql, call);
        ended(sql);
        return result;
    }

    /** Whoever calls this ends it, by {@link #ended} or through a cursor; where it throws it is ended. */
    private <T extends @Nullable Object> T run(SqlText sql, SqlCall<T> call) throws SQLException {
        requireOpen();
        admission.enter(sql);
        try {
            return attempt(sql, call);
        } catch (SQLException | RuntimeException e) {
            leave();
            throw e;
        }
    }

    private <T extends @Nullable Object> T attempt(SqlText sql, SqlCall<T> call) throws SQLException {
        try {
            return underHalt(() -> transactions.unlessCancelled(call));
        } catch (SQLException e) {
            throw failed(sql, e);
        } catch (HaltLostException e) {
            throw failures.haltLost(e);
        }
    }

    private SQLException failed(SqlText sql, SQLException e) {
        if (SqliteErrors.isReadOnly(e)) {
            kinds.forget(sql);
        }
        return admission.commitsByItself() && !sql.isQuery()
                ? transactions.failedInAutoCommit(e)
                : transactions.failed(e);
    }

    private void leave() {
        reads.leave();
        admission.releaseWhenIdle();
    }

    private void ended(SqlText sql) throws SQLException {
        leave();
        settle(sql);
    }

    /** Ends a statement whose cursor is closed or has no more rows. */
    void closed(@Nullable SqlText committed) throws SQLException {
        leave();
        if (committed != null) {
            settle(committed);
        }
    }

    private void settle(SqlText sql) throws SQLException {
        if (sql.mayChangeSchema()) {
            kinds.schemaChanged();
            schemaTouched = transactions.current() != null;
        }
        if (admission.commitsByItself() && !sql.isQuery()) {
            admission.requireKept();
        }
    }

    /** Returns whether SQLite commits when the last row of the statement is read. */
    boolean commitsAtEnd(SqlText sql) throws SQLException {
        return admission.commitsByItself()
                && !sql.isQuery()
                && admission.kindOf(sql).writes();
    }

    /** @param written what the rows belong to, if it writes */
    SQLException cancelled(@Nullable SqlText written) {
        return written == null ? transactions.cancelled() : failures.overdue();
    }

    /** Fetches a row of what writes: with the last one it is committed. */
    <T extends @Nullable Object> T underHalt(SqlCall<T> call) throws SQLException {
        HaltLock halt = admission.halted();
        return halt == null ? call.run() : halt.whileHeld(call::run);
    }

    /** @param written what the rows belong to, if it writes */
    SQLException failedToFetch(@Nullable SqlText written, SQLException e) {
        return written == null ? transactions.failed(e) : failed(written, e);
    }

    TimeLimit limit(Duration limit) {
        return new TimeLimit(reads, database.watch(), limit);
    }

    /**
     * Runs several statements whole or not at all: in autocommit as a transaction of their own, else within the one that
     * is open, which they leave as they found it where one of them fails.
     */
    <T extends @Nullable Object> T together(SqlCall<T> statements) throws SQLException {
        return mode.isAutoCommit() ? inOneTransaction(statements) : withinSavepoint(statements);
    }

    private <T extends @Nullable Object> T inOneTransaction(SqlCall<T> statements) throws SQLException {
        mode.setAutoCommit(false);
        try {
            T result = statements.run();
            transactions.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            transactions.abandonIfOpen();
            forgetSchema();
            throw e;
        } finally {
            mode.setAutoCommit(true);
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
            forgetSchema();
            throw e;
        }
    }

    /** Runs a call that begins no transaction, such as compiling a statement. */
    <T extends @Nullable Object> T guarded(SqlCall<T> call) throws SQLException {
        requireOpen();
        return transactions.guarded(call);
    }

    boolean isAutoCommit() {
        return mode.isAutoCommit();
    }

    boolean isReadOnly() {
        return mode.isReadOnly();
    }

    void setAutoCommit(boolean value) throws SQLException {
        requireOpen();
        if (value && !mode.isAutoCommit()) {
            transactions.commit();
        }
        mode.setAutoCommit(value);
    }

    void setReadOnly(boolean value) throws SQLException {
        requireOpen();
        if (value != mode.isReadOnly() && transactions.current() != null) {
            throw new SQLNonTransientException(
                    "setReadOnly inside a transaction: commit or roll back first", SqlStates.TRANSACTION_STATE);
        }
        mode.setReadOnly(value);
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
        leave();
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

    /** @throws SQLException also if a read of this connection is open: LiteFS, and so this, would wait for its end */
    Position awaitPosition(Position wanted, Duration limit) throws SQLException {
        requireOpen();
        if (reads.isOpen()) {
            throw new SQLNonTransientException(
                    "awaitPosition while a transaction or a result set is open: LiteFS applies nothing to "
                            + database.name() + " before it has ended",
                    SqlStates.TRANSACTION_STATE);
        }
        return database.positionWait().await(wanted, limit);
    }

    void requireOpen() throws SQLException {
        lifetime.requireOpen();
    }

    private void requireTransactional(String call) throws SQLException {
        requireOpen();
        if (mode.isAutoCommit()) {
            throw new SQLNonTransientException(
                    call + " while the connection is in autocommit", SqlStates.TRANSACTION_STATE);
        }
    }
}
