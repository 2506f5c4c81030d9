package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.replication.AwaitedCommit;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.usecases.position.ReadYourWrites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/**
 * One database file, and what the node is that it lies on. Opens connections so that a replica never gets a ghost
 * database and an unmounted directory never gets a file. Safe for use by many threads.
 *
 * <p><b>Source:</b> superfly/litefs {@code fuse/root_node.go}, {@code Create}: a replica accepts the creation of a file
 * and keeps an empty database for ever.
 */
final class DatabaseFile {
    /** LiteFS itself gives up after ten seconds. */
    private static final Duration HALT_WAIT = Duration.ofSeconds(15);

    private final Path path;
    private final String name;
    private final CurrentRole role;
    private final CurrentRole confirmedRole;
    private final DatabaseOptions options;
    private final SqlRules rules;
    private final Watch watch;
    private final ReadGuard guard;
    private final @Nullable ReplicationWait replicationWait;
    private final Object walSwitch = new Object();

    DatabaseFile(Path path, CurrentRole role, CurrentRole confirmedRole, DatabaseOptions options) {
        this.path = path.toAbsolutePath();
        this.name = String.valueOf(path.getFileName());
        this.role = role;
        this.confirmedRole = confirmedRole;
        this.options = options;
        rules = new SqlRules(new AttachRule(directoryOf(this.path), options.attachable()));
        watch = new Watch(name);
        guard = new ReadGuard(name, role, options.readLimit(), watch);
        CommitConfirmation confirmation = options.confirmation();
        replicationWait = confirmation == null ? null : new ReplicationWait(new DatabaseName(name), confirmation);
    }

    private static Path directoryOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** Returns the same file for writers under a halt lock that is held already. */
    DatabaseFile under(HaltLock held) {
        return new DatabaseFile(
                path, role, confirmedRole, options.withHaltLocks((database, limit) -> new BorrowedHaltLock(held)));
    }

    String name() {
        return name;
    }

    String url() {
        return "jdbc:sqlite:" + path;
    }

    Duration busyTimeout() {
        return options.busyTimeout();
    }

    @Nullable
    Duration readLimit() {
        return options.readLimit().limit();
    }

    /** @throws SQLException if there are no positions to wait for */
    PositionWait positionWait() throws SQLException {
        ReadYourWrites readYourWrites = options.readYourWrites();
        if (readYourWrites == null) {
            throw Unsupported.feature("awaitPosition without readingYourWrites(...) in the data source's builder");
        }
        return new PositionWait(new DatabaseName(name), readYourWrites);
    }

    /** Begins to watch what is about to be committed; null where other nodes are not waited for. */
    @Nullable
    AwaitedCommit awaitedCommit() throws SQLException {
        return replicationWait == null ? null : replicationWait.before();
    }

    /** @throws SQLException if it is not known that enough other nodes hold the commit */
    void await(@Nullable AwaitedCommit commit) throws SQLException {
        if (commit != null && replicationWait != null) {
            replicationWait.await(commit);
        }
    }

    SqlRules rules() {
        return rules;
    }

    Watch watch() {
        return watch;
    }

    ReadGuard guard() {
        return guard;
    }

    /** Returns the role as the hot path knows it. */
    NodeRole role() throws SQLException {
        return ask(role);
    }

    /** Returns the role as LiteFS itself says it now. */
    NodeRole confirmedRole() throws SQLException {
        return ask(confirmedRole);
    }

    private static NodeRole ask(CurrentRole role) throws SQLException {
        try {
            return role.role();
        } catch (LiteFsException e) {
            throw new SQLTransientConnectionException(e.getMessage(), SqlStates.NOT_REACHED, e);
        }
    }

    /**
     * Returns whether LiteFS answers for the file now, and lets this node write it: the mode of the file says both, in tens of
     * microseconds, where what is known of the role may be older than the last commit.
     */
    boolean isWritableNow() {
        if (!options.mounted()) {
            return true;
        }
        try {
            return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_WRITE);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether a write on a node of this role goes under the halt lock. */
    boolean haltsFor(NodeRole now) {
        return options.haltLocks() != null && now instanceof NodeRole.Replica;
    }

    /** @throws SQLException if LiteFS does not grant it */
    HaltLock acquireHalt() throws SQLException {
        HaltLocks locks = options.haltLocks();
        if (locks == null) {
            throw new IllegalStateException("no halt locks for " + name);
        }
        try {
            return locks.acquire(new DatabaseName(name), HALT_WAIT);
        } catch (HaltRefusedException e) {
            NodeRole now = confirmedRole();
            if (now.isPrimary()) {
                throw new SQLTransactionRollbackException(
                        "this node has just become the primary of " + name + ": run the transaction again",
                        SqlStates.BUSY,
                        e);
            }
            throw new ReplicaWriteException(name, "under the halt lock", now, e);
        } catch (LiteFsNotRunningException e) {
            throw new SQLTransientConnectionException(e.getMessage(), SqlStates.NOT_REACHED, e);
        }
    }

    /**
     * Opens the file; creates it only where it is missing and this node is the primary at that moment. A missing file is
     * never opened: SQLite would try again for reading only, and have it so if another thread has created it meanwhile.
     */
    SQLiteConnection open() throws SQLException {
        confirmedRole();
        SQLException missing = null;
        if (Files.isRegularFile(path)) {
            try {
                return connect(false);
            } catch (SQLException e) {
                if (!SqliteErrors.cannotOpen(e)) {
                    throw e;
                }
                missing = e;
            }
        }
        NodeRole now = confirmedRole();
        if (!now.isPrimary()) {
            throw missing(now, missing);
        }
        return create();
    }

    /** A connection that may create its own file might create an attached one too; so it is opened anew. */
    private SQLiteConnection create() throws SQLException {
        try {
            connect(true).close();
            return connect(false);
        } catch (SQLException e) {
            throw new SQLNonTransientConnectionException(
                    "cannot create " + path + ": " + e.getMessage(), SqlStates.NOT_REACHED, e);
        }
    }

    /**
     * Lets one connection at a time switch to WAL. Whoever calls this must not hold the driver's monitor: the JVM makes a
     * monitor slow for ever that is entered again with another one in between.
     */
    <T> T switching(SqlCall<T> toWal) throws SQLException {
        synchronized (walSwitch) {
            return toWal.run();
        }
    }

    /** Sees to it that the database is in WAL, the one mode that this adapter promises anything for; then true. */
    boolean ensureWal(Statement control) throws SQLException {
        if (!journalMode(control, "PRAGMA journal_mode").equals("wal")) {
            String mode = journalMode(control, "PRAGMA journal_mode=WAL");
            if (!mode.equals("wal")) {
                throw new SQLException(
                        "cannot switch " + name + " to WAL: its journal_mode stays " + mode,
                        SqlStates.CONNECTION_FAILED);
            }
        }
        return true;
    }

    private static String journalMode(Statement control, String pragma) throws SQLException {
        try (ResultSet mode = control.executeQuery(pragma)) {
            return mode.getString(1);
        }
    }

    private SQLiteConnection connect(boolean create) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        if (!create) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        config.setBusyTimeout(Math.toIntExact(options.busyTimeout().toMillis()));
        // The URI form escapes what the driver would otherwise read as options: a name may hold '?' or '%'.
        return JDBC.createConnection("jdbc:sqlite:" + fileUri(), config.toProperties());
    }

    private String fileUri() {
        return "file://" + path.toUri().getRawPath();
    }

    private SQLException missing(NodeRole now, @Nullable SQLException cause) {
        String who = ReplicaWriteException.primaryOf(now)
                .map(host -> "a replica of " + (host.isNamed() ? host.value() : "an unnamed primary"))
                .orElse("a node without a primary");
        return new SQLTransientConnectionException(
                "there is no database " + name + " on this node, " + who
                        + ", and only the primary creates one. Has it been created and replicated?",
                SqlStates.NOT_REACHED,
                cause);
    }
}
