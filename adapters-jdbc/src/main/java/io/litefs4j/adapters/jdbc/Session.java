package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.primary.NodeRole;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * The transactions of one connection. The driver stays in autocommit throughout; BEGIN, COMMIT and ROLLBACK are sent
 * from here, BEGIN only with the first statement. Used by one thread at a time, as a connection is.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code CommitWAL}; {@code fuse/database_node.go}, {@code Attr}: on a
 * replica a WAL write succeeds and only its COMMIT fails, so writes are refused before they begin.
 */
final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final DatabaseFile database;
    private final SQLiteConnection raw;
    private final Statement control;
    private final Set<LiteFsStatement> statements = Collections.newSetFromMap(new WeakHashMap<>());
    private final Savepoints savepoints = new Savepoints();
    private final Failures failures;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean queryOnly;
    private boolean walEnsured;
    private @Nullable Transaction transaction;

    Session(DatabaseFile database, SQLiteConnection raw) throws SQLException {
        this.database = database;
        this.failures = new Failures(database);
        this.raw = raw;
        this.control = raw.createStatement();
    }

    DatabaseFile database() {
        return database;
    }

    SQLiteConnection raw() throws SQLException {
        requireOpen();
        return raw;
    }

    void register(LiteFsStatement statement) {
        statements.add(statement);
    }

    /** Makes a new connection ready: on the primary the database is in WAL before anything else happens. */
    void prepareForUse() throws SQLException {
        if (database.role().isPrimary()) {
            ensureWal();
        }
    }

    /** Runs one statement in the transaction where it belongs, and words its failure. */
    <T extends @Nullable Object> T run(SqlText sql, SqlCall<T> call) throws SQLException {
        enter(sql);
        return guarded(call);
    }

    /** Runs a call that begins no transaction: compiling a statement, fetching the next row. */
    <T extends @Nullable Object> T guarded(SqlCall<T> call) throws SQLException {
        requireOpen();
        try {
            return call.run();
        } catch (SQLException e) {
            throw worded(e);
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
            commitIfOpen();
        }
        autoCommit = value;
    }

    void setReadOnly(boolean value) throws SQLException {
        requireOpen();
        if (value != readOnly && transaction != null) {
            throw new SQLNonTransientException(
                    "setReadOnly inside a transaction: commit or roll back first", SqlStates.TRANSACTION_STATE);
        }
        readOnly = value;
    }

    void commit() throws SQLException {
        requireTransactional("commit");
        commitIfOpen();
    }

    void rollback() throws SQLException {
        requireTransactional("rollback");
        rollbackIfOpen();
    }

    SessionSavepoint setSavepoint(@Nullable String name) throws SQLException {
        requireTransactional("setSavepoint");
        enter(SqlText.parse("SELECT 1"));
        SessionSavepoint savepoint = savepoints.next(name);
        guarded(() -> control.execute("SAVEPOINT " + savepoint.sqlName()));
        savepoints.add(savepoint);
        return savepoint;
    }

    void rollbackTo(SessionSavepoint savepoint) throws SQLException {
        requireTransactional("rollback");
        savepoints.require(savepoint);
        closeCursors();
        guarded(() -> control.execute("ROLLBACK TO " + savepoint.sqlName()));
        savepoints.dropAfter(savepoint);
    }

    void release(SessionSavepoint savepoint) throws SQLException {
        requireTransactional("releaseSavepoint");
        savepoints.require(savepoint);
        guarded(() -> control.execute("RELEASE " + savepoint.sqlName()));
        savepoints.drop(savepoint);
    }

    void close() throws SQLException {
        if (!raw.isClosed()) {
            try {
                rollbackIfOpen();
            } finally {
                raw.close();
            }
        }
    }

    /** Closes from another thread; SQLite rolls back what is open. */
    void abort() {
        try {
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
        if (transaction != null) {
            continueIn(transaction, sql, role);
            return;
        }
        boolean writable = role.isPrimary() && !readOnly;
        if (sql.writes() && !writable) {
            throw failures.refusal(role, readOnly, null);
        }
        if (autoCommit) {
            setQueryOnly(!writable);
            if (sql.writes()) {
                ensureWal();
            }
        } else {
            begin(writable);
        }
    }

    private void continueIn(Transaction open, SqlText sql, NodeRole role) throws SQLException {
        if (!open.alive()) {
            throw failures.rolledBackBySqlite();
        }
        if (open.writable() && !role.isPrimary()) {
            abandon();
            throw new PrimaryLostException(database.name(), role, null);
        }
        if (sql.writes() && !open.writable()) {
            throw failures.refusal(role, readOnly, null);
        }
    }

    private void begin(boolean writable) throws SQLException {
        setQueryOnly(!writable);
        if (writable) {
            ensureWal();
        }
        guarded(() -> control.execute(writable ? "BEGIN IMMEDIATE" : "BEGIN"));
        transaction = new Transaction(writable, true);
    }

    private void ensureWal() throws SQLException {
        if (!walEnsured) {
            setQueryOnly(false);
            walEnsured = guarded(() -> database.ensureWal(control));
        }
    }

    private void setQueryOnly(boolean value) throws SQLException {
        if (value != queryOnly) {
            guarded(() -> control.execute(value ? "PRAGMA query_only=1" : "PRAGMA query_only=0"));
            queryOnly = value;
        }
    }

    private void commitIfOpen() throws SQLException {
        Transaction open = transaction;
        if (open == null) {
            return;
        }
        if (!open.alive()) {
            abandon();
            throw failures.rolledBackBySqlite();
        }
        closeCursors();
        refuseCommitElsewhere(open);
        try {
            control.execute("COMMIT");
        } catch (SQLException e) {
            if (SqliteErrors.leavesTransactionOpen(e)) {
                throw e;
            }
            abandon();
            throw failures.ofCommit(e, open);
        }
        forget();
    }

    /** COMMIT is not sent from a node that is known not to be the primary; so this rolls back for certain. */
    private void refuseCommitElsewhere(Transaction open) throws SQLException {
        if (!open.writable()) {
            return;
        }
        NodeRole role;
        try {
            role = database.role();
        } catch (SQLException e) {
            abandon();
            throw e;
        }
        if (!role.isPrimary()) {
            abandon();
            throw new PrimaryLostException(database.name(), role, null);
        }
    }

    private void rollbackIfOpen() throws SQLException {
        Transaction open = transaction;
        if (open == null) {
            return;
        }
        closeCursors();
        forget();
        if (open.alive()) {
            guarded(() -> control.execute("ROLLBACK"));
        }
    }

    /** Ends the transaction after a failure that has its own exception; SQLite may have ended it already. */
    private void abandon() {
        forget();
        try {
            closeCursors();
            control.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // "no transaction is active", or a file that is gone: in both cases nothing of it can commit any more.
        }
    }

    private void forget() {
        transaction = null;
        savepoints.clear();
    }

    private void closeCursors() throws SQLException {
        for (LiteFsStatement statement : Set.copyOf(statements)) {
            statement.dropCursor();
        }
    }

    private SQLException worded(SQLException e) {
        Transaction open = transaction;
        if (open != null && open.alive() && !isStillOpen()) {
            transaction = open.dead();
        }
        SQLException worded = failures.ofStatement(e, open, readOnly);
        if (worded instanceof PrimaryLostException) {
            abandon();
        }
        return worded;
    }

    /** SQLite ends a transaction by itself after some errors, and does not say so: a nested BEGIN tells. */
    private boolean isStillOpen() {
        try {
            control.execute("BEGIN");
            control.execute("ROLLBACK");
            return false;
        } catch (SQLException nested) {
            return true;
        }
    }
}
