package io.litefs4j.adapters.jdbc;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import io.litefs4j.usecases.halt.HaltedWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the schema that the application needs: every node calls it, and the one that has to changes the
 * schema. Immutable, safe for use by many threads.
 *
 * <p>The primary migrates. A replica waits until the schema has arrived, in reads that are closed each time, for an open one
 * would keep it from arriving; or it migrates under the halt lock, where that is permitted. That takes at most as long as a
 * halt lock may be held: what takes longer belongs on the primary.
 *
 * <p>Where the schema is there already nothing is run.
 */
public final class MigrationRunner {
    /** How long a replica waits for the schema unless another limit is given. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final LiteFsDataSource dataSource;
    private final DatabaseName database;
    private final CurrentRole role;
    private final Pause pause;
    private final Ticker ticker;
    private final Duration limit;
    private final @Nullable HaltedWrite haltedWrite;

    /** A runner that migrates on the primary only. */
    public MigrationRunner(
            LiteFsDataSource dataSource, DatabaseName database, CurrentRole role, Pause pause, Ticker ticker) {
        this(dataSource, database, role, pause, ticker, DEFAULT_LIMIT, null);
    }

    private MigrationRunner(
            LiteFsDataSource dataSource,
            DatabaseName database,
            CurrentRole role,
            Pause pause,
            Ticker ticker,
            Duration limit,
            @Nullable HaltedWrite haltedWrite) {
        this.dataSource = requireNonNull(dataSource, "dataSource");
        this.database = requireNonNull(database, "database");
        this.role = requireNonNull(role, "role");
        this.pause = requireNonNull(pause, "pause");
        this.ticker = requireNonNull(ticker, "ticker");
        this.limit = limit;
        this.haltedWrite = haltedWrite;
    }

    /**
     * Returns the same with another limit.
     *
     * @param value how long to wait until the schema is there or the migration begins; positive
     */
    public MigrationRunner within(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new InvalidValueException("migration limit", "must be positive", value.toString());
        }
        return new MigrationRunner(dataSource, database, role, pause, ticker, value, haltedWrite);
    }

    /**
     * Returns one that migrates on a replica too, while the primary is halted. For when the primary does not migrate itself:
     * where it has begun the same migration, it is halted between two of its transactions, and the migration runs on both.
     */
    public MigrationRunner haltingThePrimary(HaltedWrite halted) {
        return new MigrationRunner(dataSource, database, role, pause, ticker, limit, requireNonNull(halted, "halted"));
    }

    /**
     * Returns when the schema is there.
     *
     * @param migration is run where this node has to, and else not at all
     * @return whether it was run here
     * @throws SQLTimeoutException if the schema is not there within the limit, or the thread was interrupted (its flag is set
     *     again)
     * @throws SQLException if the migration fails, or has not led to the schema
     * @throws LiteFsException if the mount cannot be read, or the halt lock is lost meanwhile
     */
    public boolean run(Migration migration, SchemaCheck reached) throws SQLException {
        long deadline = ticker.nanos() + limit.toNanos();
        while (true) {
            Exception why;
            try {
                NodeRole now = role.role();
                if (now.isPrimary()) {
                    return migrated(dataSource, migration, reached);
                }
                if (isReached(dataSource, reached)) {
                    return false;
                }
                HaltedWrite halted = haltedWrite;
                if (halted != null && now instanceof NodeRole.Replica) {
                    return halted.within(atLeastSomething(until(deadline)))
                            .run(database, lock -> migrated(under(lock), migration, reached));
                }
                why = new SQLException("the schema has not arrived; this node is " + now);
            } catch (RoleUnknownException | HaltRefusedException e) {
                why = e;
            }
            rest(deadline, why);
        }
    }

    private LiteFsDataSource under(HaltLock lock) {
        return dataSource.under(lock);
    }

    private boolean migrated(LiteFsDataSource writable, Migration migration, SchemaCheck reached) throws SQLException {
        if (isReached(writable, reached)) {
            return false;
        }
        try {
            migration.migrate(writable);
        } catch (RuntimeException | SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException("the migration of " + database + " failed", e);
        }
        if (!isReached(writable, reached)) {
            throw new SQLException(
                    "the migration of " + database + " has run, and the schema is not what was asked for");
        }
        return true;
    }

    private static boolean isReached(LiteFsDataSource readable, SchemaCheck reached) {
        try (Connection connection = readable.getConnection()) {
            connection.setReadOnly(true);
            return reached.isReached(connection);
        } catch (SQLException e) {
            return false; // no such table, or on a replica no such database yet
        }
    }

    private void rest(long deadline, Exception why) throws SQLTimeoutException {
        Duration rest = until(deadline);
        if (rest.isZero()) {
            throw timeout("was not there within " + limit.toMillis() + " ms", why);
        }
        try {
            pause.of(BETWEEN_LOOKS.compareTo(rest) < 0 ? BETWEEN_LOOKS : rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw timeout("was not awaited any more, because the thread was interrupted", e);
        }
    }

    private SQLTimeoutException timeout(String how, Exception cause) {
        return new SQLTimeoutException(
                "the schema of " + database + " " + how + ": " + cause.getMessage(), SqlStates.TIMEOUT, cause);
    }

    private Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - ticker.nanos()));
    }

    private static Duration atLeastSomething(Duration rest) {
        return rest.isZero() ? Duration.ofMillis(1) : rest;
    }
}
