package io.litefs4j.adapters.jdbc;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.usecases.position.ReadYourWrites;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Connections to one SQLite database on a LiteFS mount that cannot hurt the cluster, whatever this node is.
 *
 * <p>On the primary the database is in WAL and every writable transaction begins with {@code BEGIN IMMEDIATE}, sent
 * with its first statement. Anywhere else the connection only reads: a write fails with {@link ReplicaWriteException}
 * before it reaches the file, and no file is ever created. A transaction whose node loses the primary role before
 * COMMIT is rolled back and fails with {@link PrimaryLostException}. A read that stays open too long on a replica,
 * where it stops replication, is cancelled.
 *
 * <p>A batch, and several statements in one text, take effect whole or not at all. Transactions are controlled by the
 * methods of {@link Connection}, not by SQL text. Refused is what LiteFS cannot replicate: leaving WAL, exclusive
 * locking, and attaching databases from outside the mount without permission.
 *
 * <table>
 * <caption>SQLStates of this data source; SQLite's own errors keep theirs</caption>
 * <tr><th>25006</th><td>a write on a replica, or on a read-only connection; nothing was written</td></tr>
 * <tr><th>40000</th><td>rolled back, all of it; run the transaction again</td></tr>
 * <tr><th>40001</th><td>the database was busy; nothing is kept, run the transaction again</td></tr>
 * <tr><th>08001</th><td>LiteFS does not run, or the node's role is not known</td></tr>
 * <tr><th>08006</th><td>the file failed below SQLite; take a new connection</td></tr>
 * <tr><th>08007</th><td>LiteFS failed during COMMIT, or this node lost the role; whether it is kept is not known</td></tr>
 * <tr><th>58R01</th><td>committed here, and other nodes were not known to hold it in time: {@link
 * ReplicationTimeoutException}</td></tr>
 * <tr><th>57014</th><td>cancelled: a read by its limit, a statement by its query timeout or by cancel()</td></tr>
 * <tr><th>42501</th><td>SQL that would harm the cluster; nothing was executed</td></tr>
 * <tr><th>0A000</th><td>not supported</td></tr>
 * </table>
 *
 * <p>Opening a connection costs milliseconds on a mount: put a pool in front. Safe for use by many threads; a
 * connection is for one thread at a time.
 *
 * <p><b>Source:</b> superfly/litefs {@code db.go}, {@code CommitWAL}; {@code fuse/root_node.go}, {@code Create}.
 */
public final class LiteFsDataSource implements DataSource {
    /** Long enough for the transactions that a replica applies, during which SQLite finds the database busy. */
    public static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(5);

    /** Replication may wait so long for a reader; a web request rarely reads for longer. */
    public static final Duration DEFAULT_READ_LIMIT = Duration.ofSeconds(5);

    private final DatabaseFile database;
    private volatile int loginTimeoutSeconds;

    private LiteFsDataSource(DatabaseFile database) {
        this.database = database;
    }

    /**
     * Begins the description of a database on a mount.
     *
     * @param mount the mount directory
     * @param database the file's name in it
     * @param role what this node is; asked before every statement, so it should answer from memory
     */
    public static Builder onMount(AbsolutePath mount, DatabaseName database, CurrentRole role) {
        return new Builder(mount.toPath().resolve(database.value()), true, role);
    }

    /**
     * Returns a data source over a plain SQLite file, for development: no LiteFS, the same rules. The file is created
     * where it is missing; its directory is not.
     */
    public static LiteFsDataSource plain(Path file) {
        NodeRole primary = new NodeRole.Primary();
        return new Builder(file, false, () -> primary).build();
    }

    /**
     * Returns a view of this data source whose connections write on a replica while that halt lock is held. On the primary
     * it is as this one. The lock stays the caller's to close.
     *
     * @throws InvalidValueException if the lock is of another database
     */
    public LiteFsDataSource under(HaltLock held) {
        if (!held.database().value().equals(database.name())) {
            throw new InvalidValueException(
                    "halt lock",
                    "must be of the database " + database.name(),
                    held.database().value());
        }
        return new LiteFsDataSource(database.under(held));
    }

    /** Returns how many connections hold something open, and how many reads were cancelled. */
    public OpenReadCounts openReads() {
        return database.guard().counts();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(() -> {});
    }

    /**
     * As {@link #getConnection()}, for whoever owns something that lives as long as the connection.
     *
     * @param afterClose is run once, by the thread that closes the connection or by the executor that aborts it; not where
     *     this method throws
     */
    public Connection getConnection(Runnable afterClose) throws SQLException {
        SQLiteConnection raw = database.open();
        try {
            Session session = new Session(database, raw, afterClose);
            session.prepareForUse();
            return new LiteFsConnection(session);
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, raw);
            throw e;
        }
    }

    private static void closeAfter(Exception failure, SQLiteConnection raw) {
        try {
            raw.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** @throws SQLException always: SQLite has no users */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw Unsupported.feature("users and passwords, which SQLite has not");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw Unsupported.feature("log writers (System.Logger is used)");
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeoutSeconds;
    }

    /** Kept, and without an effect: there is no network, and LiteFS is asked within limits of its own. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeoutSeconds = seconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw Unsupported.feature("java.util.logging (System.Logger is used)");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrappers.unwrap(type, this, this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return Wrappers.isWrapperFor(type, this, this);
    }

    /** Returns the driver's URL of the database, for logs. */
    @Override
    public String toString() {
        return "LiteFsDataSource[" + database.url() + "]";
    }

    /** Describes a data source. Not thread-safe. */
    public static final class Builder {
        private final Path file;
        private final CurrentRole role;
        private final boolean mounted;
        private CurrentRole confirmedRole;
        private Duration busyTimeout = DEFAULT_BUSY_TIMEOUT;
        private ReadLimit readLimit = new ReadLimit(DEFAULT_READ_LIMIT);
        private @Nullable HaltLocks haltLocks;
        private @Nullable ReadYourWrites readYourWrites;
        private @Nullable CommitConfirmation confirmation;
        private final List<Path> attachable = new ArrayList<>();

        private Builder(Path file, boolean mounted, CurrentRole role) {
            this.file = file;
            this.mounted = mounted;
            this.role = requireNonNull(role, "role");
            this.confirmedRole = role;
        }

        /**
         * Sets what LiteFS itself is asked with, where a remembered role will not do: on opening a connection and after
         * an error. Without it the role given first is asked.
         */
        public Builder confirmedBy(CurrentRole asking) {
            this.confirmedRole = requireNonNull(asking, "asking");
            return this;
        }

        /**
         * Sets how long SQLite waits for a lock before it fails with {@code SQLITE_BUSY}; five seconds if not set.
         *
         * @throws InvalidValueException if {@code limit} is negative or above a day
         */
        public Builder busyTimeout(Duration limit) {
            if (limit.isNegative() || limit.compareTo(Duration.ofDays(1)) > 0) {
                throw new InvalidValueException("busy timeout", "must be from zero to a day", limit.toString());
            }
            this.busyTimeout = limit;
            return this;
        }

        /**
         * Sets how long a transaction or a result set may stay open on a node that is not the primary; five seconds if not
         * set. It is cancelled then, up to a tenth later, with SQLState 57014, and logged with the stack that opened it.
         *
         * @throws InvalidValueException if {@code limit} is below 10 ms or above an hour
         */
        public Builder readLimit(Duration limit) {
            this.readLimit = new ReadLimit(limit);
            return this;
        }

        /**
         * Lets reads stay open for ever. LiteFS then applies nothing on this node while one is open, does not see there that
         * the primary died, and cannot make this node the primary.
         */
        public Builder withoutReadLimit() {
            this.readLimit = ReadLimit.NONE;
            return this;
        }

        /**
         * Lets a replica write: each writable transaction there stops the primary for its duration, which neither reads nor
         * writes that database meanwhile. For rare, short jobs; mark what only reads with {@code setReadOnly(true)}. Without
         * this a write on a replica is refused.
         */
        public Builder haltingWrites(HaltLocks locks) {
            this.haltLocks = requireNonNull(locks, "locks");
            return this;
        }

        /** Sets what {@link LiteFsConnection#awaitPosition} waits with; without it that method is not supported. */
        public Builder readingYourWrites(ReadYourWrites waiting) {
            this.readYourWrites = requireNonNull(waiting, "waiting");
            return this;
        }

        /**
         * Lets every commit wait until other nodes hold it; without this it returns once this node has it, and LiteFS
         * ships it afterwards. A commit that is not confirmed in time fails with {@link ReplicationTimeoutException}, and
         * is committed all the same.
         */
        public Builder replicated(CommitConfirmation commits) {
            this.confirmation = requireNonNull(commits, "commits");
            return this;
        }

        /**
         * Permits ATTACH of database files below that directory, which LiteFS does not replicate. Those directly in the mount
         * are always permitted.
         */
        public Builder attachable(Path directory) {
            attachable.add(requireNonNull(directory, "directory"));
            return this;
        }

        public LiteFsDataSource build() {
            DatabaseOptions options = new DatabaseOptions(
                    mounted, busyTimeout, readLimit, haltLocks, readYourWrites, confirmation, attachable);
            return new LiteFsDataSource(new DatabaseFile(file, role, confirmedRole, options));
        }
    }
}
