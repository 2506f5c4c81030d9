package io.litefs4j.adapters.jdbc;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that lets all reads of a request share one short read transaction.
 *
 * <p>On a LiteFS mount each read in autocommit pays for a cycle of locks through FUSE, and a transaction pays for it once.
 * Within a scope of the calling thread every connection that this data source hands out is the same one, read-only, in
 * one transaction: all reads see one state of the database. A write within a scope is refused with SQLState 25006.
 * Outside a scope this data source is the pool that it was made over.
 *
 * <pre>{@code
 * try (ReadScope scope = dataSource.open()) {
 *     chain.doFilter(request, response);
 * }
 * }</pre>
 *
 * <p>A scope takes a connection with its first read, and keeps it. On a replica it stops replication meanwhile, so keep it
 * short: the read limit of the {@link LiteFsDataSource} below applies to it as a whole. Safe for use by many threads.
 *
 * <p><b>Source:</b> superfly/litefs {@code fuse/database_node.go} and {@code fuse/shm_node.go}: each lock is a request to
 * LiteFS.
 */
public final class ReadScopedDataSource implements DataSource {
    private final DataSource pool;

    /** Of this object, not of the class: two data sources have scopes of their own. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable OpenScope> current = new ThreadLocal<>();

    private ReadScopedDataSource(DataSource pool) {
        this.pool = requireNonNull(pool, "pool");
    }

    /** @param pool a pool over a {@link LiteFsDataSource}, or that itself */
    public static ReadScopedDataSource over(DataSource pool) {
        return new ReadScopedDataSource(pool);
    }

    /** Begins a scope for this thread, or joins the one that is open. Takes no connection yet. */
    public ReadScope open() {
        OpenScope joined = current.get();
        if (joined == null) {
            OpenScope opened = new OpenScope(pool);
            current.set(opened);
            return () -> {
                current.remove();
                opened.end();
            };
        }
        return () -> {};
    }

    @Override
    public Connection getConnection() throws SQLException {
        OpenScope scope = current.get();
        return scope == null ? pool.getConnection() : new ScopedConnection(scope.connection());
    }

    /** As {@link #getConnection()} within a scope; outside of one the pool decides. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return current.get() == null ? pool.getConnection(username, password) : getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrappers.named(type).isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return Wrappers.named(type).isInstance(this) || pool.isWrapperFor(type);
    }

    /** The connection of one scope, taken when it is first needed. For the thread of the scope. */
    private static final class OpenScope {
        private final DataSource pool;
        private @Nullable Connection connection;

        OpenScope(DataSource pool) {
            this.pool = pool;
        }

        /** A pool closes a connection under its user after an error of the connection itself; then another is taken. */
        Connection connection() throws SQLException {
            Connection taken = connection;
            if (taken == null || taken.isClosed()) {
                taken = reading(pool.getConnection());
                connection = taken;
            }
            return taken;
        }

        private static Connection reading(Connection taken) throws SQLException {
            try {
                taken.setReadOnly(true);
                taken.setAutoCommit(false);
                return taken;
            } catch (SQLException e) {
                taken.close();
                throw e;
            }
        }

        void end() throws SQLException {
            Connection taken = connection;
            connection = null;
            if (taken == null || taken.isClosed()) {
                return;
            }
            try {
                taken.rollback();
                taken.setAutoCommit(true);
                taken.setReadOnly(false);
            } finally {
                taken.close();
            }
        }
    }
}
