package io.litefs4j.adapters.jdbc.model;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application that plays a program on its connection as JDBC has it, and says what it sees. It closes its cursor before
 * it ends a transaction, a batch's own included: there the adapter ends cursors, and the raw driver lets them read on.
 */
class Player implements AutoCloseable {
    final Connection connection;
    final Statement plain;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final List<Savepoint> savepoints = new ArrayList<>();
    private @Nullable ResultSet cursor;

    Player(Connection connection) throws SQLException {
        this.connection = connection;
        plain = connection.createStatement();
    }

    /** Returns what the application sees of one step: an answer, or SQLite's code. */
    final String see(Step step) {
        try {
            return step.play(this);
        } catch (SQLException e) {
            return "failed with " + codeOf(e);
        }
    }

    /** A batch of the raw driver hides the code in its cause. */
    static int codeOf(SQLException e) {
        boolean hidden = e.getErrorCode() == 0 && e.getCause() instanceof SQLException;
        return hidden ? codeOf((SQLException) e.getCause()) : e.getErrorCode() & 0xff;
    }

    String run(Step.How how, String sql) throws SQLException {
        return switch (how) {
            case EXECUTE -> result(plain, plain.execute(sql));
            case UPDATE -> "updated " + plain.executeUpdate(sql);
            case QUERY -> {
                try (ResultSet rows = plain.executeQuery(sql)) {
                    yield Rows.all(rows);
                }
            }
        };
    }

    String runPrepared(Step.How how, String sql, List<Value> values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, values);
        return switch (how) {
            case EXECUTE -> result(statement, statement.execute());
            case UPDATE -> "updated " + statement.executeUpdate();
            case QUERY -> {
                try (ResultSet rows = statement.executeQuery()) {
                    yield Rows.all(rows);
                }
            }
        };
    }

    static void bind(PreparedStatement statement, List<Value> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            values.get(i).binding().bind(statement, i + 1);
        }
    }

    private static String result(Statement statement, boolean rows) throws SQLException {
        if (!rows) {
            return "count " + statement.getUpdateCount() + end(statement);
        }
        try (ResultSet result = statement.getResultSet()) {
            return Rows.all(result) + end(statement);
        }
    }

    private static String end(Statement statement) throws SQLException {
        return statement.getMoreResults() ? ", and more" : ", then " + statement.getUpdateCount();
    }

    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    void forget(String sql) {
        prepared.remove(sql);
    }

    String peek(int rows, String sql) throws SQLException {
        try (ResultSet result = plain.executeQuery(sql)) {
            return Rows.upTo(rows, result);
        }
    }

    String batch(List<String> entries) throws SQLException {
        closeCursor();
        plain.clearBatch();
        for (String entry : entries) {
            plain.addBatch(entry);
        }
        return Arrays.toString(plain.executeBatch());
    }

    String preparedBatch(String sql, List<List<Value>> entries) throws SQLException {
        closeCursor();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Value> entry : entries) {
                bind(statement, entry);
                statement.addBatch();
            }
            return Arrays.toString(statement.executeBatch());
        }
    }

    String script(List<String> statements) throws SQLException {
        closeCursor();
        return "updated " + plain.executeUpdate(String.join("; ", statements));
    }

    String insertForKeys(String sql, List<Value> values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(insert, values);
            int count = insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                return "updated " + count + Rows.upTo(9, keys);
            }
        }
    }

    String setAutoCommit(boolean on) throws SQLException {
        closeCursor();
        connection.setAutoCommit(on);
        return "done";
    }

    String commit() throws SQLException {
        closeCursor();
        connection.commit();
        return "done";
    }

    String rollback() throws SQLException {
        closeCursor();
        connection.rollback();
        return "done";
    }

    String setReadOnly(boolean on) throws SQLException {
        if (!connection.getAutoCommit()) {
            commit();
        }
        connection.setReadOnly(on);
        return "done";
    }

    boolean isReadOnly() throws SQLException {
        return connection.isReadOnly();
    }

    /** No two have one name: the driver would take the one for the other. */
    String setSavepoint(@Nullable String name) throws SQLException {
        savepoints.add(name == null ? connection.setSavepoint() : connection.setSavepoint(name + savepoints.size()));
        return "done";
    }

    String rollbackTo(int which) throws SQLException {
        closeCursor();
        if (hasSavepoint(which)) {
            connection.rollback(savepoints.get(which));
        }
        return "done";
    }

    final boolean hasSavepoint(int which) {
        return savepoints.size() > which;
    }

    String release(int which) throws SQLException {
        closeCursor();
        if (hasSavepoint(which)) {
            connection.releaseSavepoint(savepoints.get(which));
        }
        return "done";
    }

    String openCursor(String sql) throws SQLException {
        closeCursor();
        ResultSet opened = connection.createStatement().executeQuery(sql);
        cursor = opened;
        return Rows.heading(opened) + Rows.upTo(1, opened);
    }

    String fetch() throws SQLException {
        ResultSet open = cursor;
        if (open == null || open.isClosed()) {
            return "closed";
        }
        String row = Rows.upTo(1, open);
        if (row.isEmpty()) {
            closeCursor();
        }
        return row;
    }

    String closeCursor() throws SQLException {
        ResultSet open = cursor;
        cursor = null;
        if (open != null) {
            open.close();
        }
        return "done";
    }

    String meta(String table) throws SQLException {
        StringBuilder seen = new StringBuilder();
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet tables = meta.getTables(null, null, table, null)) {
            seen.append(Rows.all(tables));
        }
        try (ResultSet columns = meta.getColumns(null, null, table, null)) {
            seen.append(Rows.all(columns));
        }
        try (ResultSet keys = meta.getPrimaryKeys(null, null, table)) {
            seen.append(Rows.all(keys));
        }
        try (ResultSet indexes = meta.getIndexInfo(null, null, table, false, false)) {
            return seen + Rows.all(indexes);
        }
    }

    String state() throws SQLException {
        return "autoCommit " + connection.getAutoCommit() + ", readOnly " + isReadOnly();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
