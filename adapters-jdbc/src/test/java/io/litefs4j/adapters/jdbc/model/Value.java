package io.litefs4j.adapters.jdbc.model;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;

/**
 * A parameter.
 *
 * @param sql as it is written in SQL text; for a person to read where SQL has no literal
 */
record Value(String sql, Binding binding) {
    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    static Value nothing() {
        return new Value("NULL", (statement, index) -> statement.setNull(index, Types.NULL));
    }

    static Value of(long number) {
        return new Value(Long.toString(number), (statement, index) -> statement.setLong(index, number));
    }

    static Value of(int number) {
        return new Value(Integer.toString(number), (statement, index) -> statement.setInt(index, number));
    }

    static Value of(double number) {
        return new Value(Double.toString(number), (statement, index) -> statement.setDouble(index, number));
    }

    static Value of(boolean truth) {
        return new Value(truth ? "TRUE" : "FALSE", (statement, index) -> statement.setBoolean(index, truth));
    }

    static Value of(BigDecimal number) {
        return new Value(quoted(number.toString()), (statement, index) -> statement.setBigDecimal(index, number));
    }

    static Value of(String text) {
        return new Value(quoted(text), (statement, index) -> statement.setString(index, text));
    }

    static Value of(byte[] bytes) {
        return new Value(
                "X'" + HexFormat.of().formatHex(bytes) + "'", (statement, index) -> statement.setBytes(index, bytes));
    }

    static Value objectOf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Value(
                "X'" + HexFormat.of().formatHex(bytes) + "'", (statement, index) -> statement.setObject(index, bytes));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public String toString() {
        return sql;
    }
}
