package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
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
    private final Path path;
    private final String name;
    private final CurrentRole role;
    private final CurrentRole confirmedRole;
    private final Duration busyTimeout;
    private final Object walSwitch = new Object();

    DatabaseFile(Path path, CurrentRole role, CurrentRole confirmedRole, Duration busyTimeout) {
        this.path = path.toAbsolutePath();
        this.name = String.valueOf(path.getFileName());
        this.role = role;
        this.confirmedRole = confirmedRole;
        this.busyTimeout = busyTimeout;
    }

    String name() {
        return name;
    }

    String url() {
        return "jdbc:sqlite:" + path;
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
        } catch (LiteFsNotRunningException e) {
            throw new SQLNonTransientConnectionException(e.getMessage(), SqlStates.NOT_REACHED, e);
        } catch (LiteFsException e) {
            throw new SQLTransientConnectionException(e.getMessage(), SqlStates.NOT_REACHED, e);
        }
    }

    /** Opens the file; creates it only where it is missing and this node is the primary at that moment. */
    SQLiteConnection open() throws SQLException {
        confirmedRole();
        try {
            return connect(false);
        } catch (SQLException e) {
            if (!SqliteErrors.cannotOpen(e)) {
                throw e;
            }
            NodeRole now = confirmedRole();
            if (!now.isPrimary()) {
                throw missing(now, e);
            }
        }
        return create();
    }

    private SQLiteConnection create() throws SQLException {
        try {
            return connect(true);
        } catch (SQLException e) {
            throw new SQLNonTransientConnectionException(
                    "cannot create " + path + ": " + e.getMessage(), SqlStates.NOT_REACHED, e);
        }
    }

    /** Sees to it that the database is in WAL, the one mode that this adapter promises anything for; then true. */
    boolean ensureWal(Statement control) throws SQLException {
        synchronized (walSwitch) {
            if (!journalMode(control, "PRAGMA journal_mode").equals("wal")) {
                String mode = journalMode(control, "PRAGMA journal_mode=WAL");
                if (!mode.equals("wal")) {
                    throw new SQLException(
                            "cannot switch " + name + " to WAL: its journal_mode stays " + mode,
                            SqlStates.CONNECTION_FAILED);
                }
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
        config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
        // The URI form escapes what the driver would otherwise read as options: a name may hold '?' or '%'.
        return JDBC.createConnection("jdbc:sqlite:" + fileUri(), config.toProperties());
    }

    private String fileUri() {
        return "file://" + path.toUri().getRawPath();
    }

    private SQLException missing(NodeRole now, SQLException cause) {
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
