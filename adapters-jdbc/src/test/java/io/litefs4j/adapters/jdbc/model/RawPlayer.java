package io.litefs4j.adapters.jdbc.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The application on sqlite-jdbc itself. Each method here states one thing in which this adapter differs from it on
 * purpose, and plays with the driver what the adapter promises; everything else must be as the driver has it.
 */
final class RawPlayer extends Player {
    private static final Pattern WRITE = Pattern.compile("INSERT|UPDATE|DELETE|REPLACE|WITH");

    private static final Pattern COMPILED_LATER = Pattern.compile("(PRAGMA|SELECT|EXPLAIN) ");

    private boolean readOnly;
    private boolean endedBySqlite;

    RawPlayer(Connection connection) throws SQLException {
        super(connection);
    }

    @Override
    String run(Step.How how, String sql) throws SQLException {
        requireAlive();
        try {
            if (how == Step.How.QUERY) {
                requireRows(sql);
            }
            return super.run(how, sql);
        } catch (SQLException e) {
            throw watched(e);
        }
    }

    /**
     * Adapter: refused before it runs, and where it may not write for that first. Driver: a text without rows is executed,
     * and then executeQuery fails; executing it does nothing where nothing can be written.
     */
    private void requireRows(String sql) throws SQLException {
        if (!COMPILED_LATER.matcher(sql).lookingAt() && !givesRows(sql)) {
            if (readOnly) {
                plain.execute(sql);
            }
            throw new SQLException("no rows");
        }
    }

    private boolean givesRows(String sql) throws SQLException {
        try (PreparedStatement compiled = connection.prepareStatement(sql)) {
            return givesRows(compiled);
        }
    }

    /** Adapter: no meta data where there are no rows. Driver: meta data that fails, whatever it is asked. */
    private static boolean givesRows(PreparedStatement compiled) {
        try {
            return compiled.getMetaData().getColumnCount() > 0;
        } catch (SQLException outOfBounds) {
            return false;
        }
    }

    /** Adapter: prepared again after an error. Driver: dead after most errors, without saying so. */
    @Override
    String runPrepared(Step.How how, String sql, List<Value> values) throws SQLException {
        boolean givesRows = givesRows(sql);
        requireAlive();
        boolean unfit = givesRows ? how == Step.How.UPDATE : how == Step.How.QUERY;
        if (unfit && readOnly && WRITE.matcher(sql).lookingAt()) {
            throw new SQLException("a write, which is refused before it is unfit", "", 8);
        }
        try {
            return super.runPrepared(how, sql, values);
        } catch (SQLException e) {
            forget(sql);
            throw watched(e);
        }
    }

    @Override
    String peek(int rows, String sql) throws SQLException {
        requireAlive();
        try {
            requireRows(sql);
            return super.peek(rows, sql);
        } catch (SQLException e) {
            throw watched(e);
        }
    }

    @Override
    String openCursor(String sql) throws SQLException {
        closeCursor();
        connection.prepareStatement(sql).close();
        requireAlive();
        try {
            return super.openCursor(sql);
        } catch (SQLException e) {
            throw watched(e);
        }
    }

    /**
     * Adapter: what may give rows is refused in a batch, and a failure has SQLite's code. Driver: refused only if there is a
     * row this time, and the code is lost; so the entries are executed one by one.
     */
    @Override
    String batch(List<String> entries) throws SQLException {
        if (entries.isEmpty()) {
            closeCursor();
            return "[]";
        }
        return together(() -> {
            List<Integer> counts = new ArrayList<>();
            for (String entry : entries) {
                if (plain.execute(entry)) {
                    plain.getResultSet().close();
                    throw new SQLException("rows in a batch");
                }
                counts.add(plain.getUpdateCount());
            }
            return counts.toString();
        });
    }

    @Override
    String preparedBatch(String sql, List<List<Value>> entries) throws SQLException {
        try (PreparedStatement compiled = connection.prepareStatement(sql)) {
            compiled.clearParameters();
        }
        return together(() -> super.preparedBatch(sql, entries));
    }

    /** Adapter: whole or not at all. Driver: execute(text) runs the first statement only, executeUpdate(text) keeps some. */
    @Override
    String script(List<String> statements) throws SQLException {
        return together(() -> {
            int sum = 0;
            for (String each : statements) {
                sum += plain.executeUpdate(each);
            }
            return "updated " + sum;
        });
    }

    @Override
    String insertForKeys(String sql, List<Value> values) throws SQLException {
        try (PreparedStatement compiled = connection.prepareStatement(sql)) {
            compiled.clearParameters();
        }
        requireAlive();
        try {
            return super.insertForKeys(sql, values);
        } catch (SQLException e) {
            throw watched(e);
        }
    }

    @FunctionalInterface
    private interface Work {
        String run() throws SQLException;
    }

    /** Adapter: a batch is whole or not at all. Driver: what came before the failure is kept. */
    private String together(Work work) throws SQLException {
        closeCursor();
        requireAlive();
        boolean alone = connection.getAutoCommit();
        control(alone ? "BEGIN" : "SAVEPOINT whole");
        try {
            String seen = work.run();
            control(alone ? "COMMIT" : "RELEASE whole");
            return seen;
        } catch (SQLException e) {
            if (isInTransaction()) {
                control(alone ? "ROLLBACK" : "ROLLBACK TO whole");
                if (!alone) {
                    control("RELEASE whole");
                }
            } else {
                endedBySqlite = !alone;
            }
            throw e;
        }
    }

    /** Adapter: fails, and the connection stays as it is. Driver: is in the other mode although COMMIT failed. */
    @Override
    String setAutoCommit(boolean on) throws SQLException {
        closeCursor();
        if (connection.getAutoCommit() == on) {
            return "done";
        }
        if (on) {
            commit();
        }
        return super.setAutoCommit(on);
    }

    @Override
    String meta(String table) throws SQLException {
        requireAlive();
        return super.meta(table);
    }

    @Override
    String commit() throws SQLException {
        closeCursor();
        requireTransactional();
        if (endedBySqlite) {
            begun();
            throw new SQLException("rolled back before");
        }
        return super.commit();
    }

    @Override
    String rollback() throws SQLException {
        closeCursor();
        requireTransactional();
        if (endedBySqlite) {
            begun();
            return "done";
        }
        return super.rollback();
    }

    /** The driver believes to be in a transaction that SQLite has ended. */
    private void begun() throws SQLException {
        control("BEGIN");
        endedBySqlite = false;
    }

    /** Adapter: at any time outside a transaction. Driver: refuses to change it once it is connected. */
    @Override
    String setReadOnly(boolean on) throws SQLException {
        if (!connection.getAutoCommit()) {
            commit();
        }
        control("PRAGMA query_only=" + on);
        readOnly = on;
        return "done";
    }

    @Override
    boolean isReadOnly() {
        return readOnly;
    }

    /** Adapter: refused in autocommit. Driver: leaves autocommit without a word. */
    @Override
    String setSavepoint(@Nullable String name) throws SQLException {
        requireTransactional();
        requireAlive();
        return super.setSavepoint(name);
    }

    @Override
    String rollbackTo(int which) throws SQLException {
        return withSavepoint(() -> super.rollbackTo(which), which);
    }

    @Override
    String release(int which) throws SQLException {
        return withSavepoint(() -> super.release(which), which);
    }

    /** Adapter: knows by itself what savepoints there are. Driver: asks SQLite, whose error has a code. */
    private String withSavepoint(Work work, int which) throws SQLException {
        closeCursor();
        if (!hasSavepoint(which)) {
            return "done";
        }
        requireTransactional();
        requireAlive();
        try {
            return work.run();
        } catch (SQLException e) {
            throw new SQLException(e.getMessage(), "", 0);
        }
    }

    private void requireTransactional() throws SQLException {
        if (connection.getAutoCommit()) {
            throw new SQLException("in autocommit");
        }
    }

    /** Adapter: what SQLite has rolled back must be rolled back by the application. Driver: goes on in autocommit. */
    private void requireAlive() throws SQLException {
        if (endedBySqlite) {
            throw new SQLException("rolled back by SQLite");
        }
    }

    private SQLException watched(SQLException e) throws SQLException {
        endedBySqlite = !connection.getAutoCommit() && !isInTransaction();
        return e;
    }

    private boolean isInTransaction() throws SQLException {
        try {
            control("BEGIN");
            control("ROLLBACK");
            return false;
        } catch (SQLException nested) {
            return true;
        }
    }

    private void control(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
