package io.litefs4j.adapters.jdbc.model;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes rows down as text, so that two drivers can be compared and a person can read the difference. */
final class Rows {
    private Rows() {}

    static String all(ResultSet rows) throws SQLException {
        return heading(rows) + upTo(Integer.MAX_VALUE, rows);
    }

    static String heading(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i) + "/" + columns.getColumnName(i));
        }
        return names.toString();
    }

    static String upTo(int count, ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count && rows.next(); i++) {
            text.append(' ').append(row(rows));
        }
        return text.toString();
    }

    private static String row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = rows.getObject(i);
            values.add(shown(value) + ":" + columns.getColumnTypeName(i) + (rows.wasNull() ? "?" : ""));
        }
        return values.toString();
    }

    private static String shown(Object value) {
        if (value instanceof byte[] bytes) {
            return "X'" + HexFormat.of().formatHex(bytes) + "'";
        }
        return value == null ? "NULL" : value.getClass().getSimpleName() + " " + value;
    }

    /** Everything that is in the database: its schema, and each table's rows in the order in which they are stored. */
    static String dump(Connection connection) throws SQLException {
        StringBuilder text = new StringBuilder();
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet schema = statement.executeQuery("SELECT type, name, sql FROM sqlite_schema ORDER BY name")) {
                while (schema.next()) {
                    text.append(schema.getString(3)).append('\n');
                    if (schema.getString(1).equals("table")) {
                        tables.add(schema.getString(2));
                    }
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    text.append(table).append(all(rows)).append('\n');
                }
            }
            try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
                text.append(all(version));
            }
        }
        return text.toString();
    }
}
