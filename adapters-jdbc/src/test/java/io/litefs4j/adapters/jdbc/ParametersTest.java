package io.litefs4j.adapters.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parameters of a prepared statement are after they were set. */
@SuppressWarnings("deprecation")
class ParametersTest extends JdbcTestBase {
    private Connection connection;
    private PreparedStatement echo;

    @BeforeEach
    void prepare() throws SQLException {
        connection = withTable().getConnection();
        echo = connection.prepareStatement("SELECT ?1, typeof(?1)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** One way to set the first parameter. */
    private interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    private static Setter named(String name, Setter setter) {
        return new Setter() {
            @Override
            public void set(PreparedStatement statement) throws SQLException {
                setter.set(statement);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    static List<Setter> settersOfNull() {
        return List.of(
                named("setArray", s -> s.setArray(1, null)),
                named("setAsciiStream", s -> s.setAsciiStream(1, null)),
                named("setAsciiStream with int", s -> s.setAsciiStream(1, null, 7)),
                named("setAsciiStream with long", s -> s.setAsciiStream(1, null, 7L)),
                named("setBigDecimal", s -> s.setBigDecimal(1, null)),
                named("setBinaryStream", s -> s.setBinaryStream(1, null)),
                named("setBinaryStream with int", s -> s.setBinaryStream(1, null, 7)),
                named("setBinaryStream with long", s -> s.setBinaryStream(1, null, 7L)),
                named("setBlob", s -> s.setBlob(1, (Blob) null)),
                named("setBlob of a stream", s -> s.setBlob(1, (InputStream) null)),
                named("setBlob with long", s -> s.setBlob(1, null, 7L)),
                named("setBytes", s -> s.setBytes(1, null)),
                named("setCharacterStream", s -> s.setCharacterStream(1, null)),
                named("setCharacterStream with int", s -> s.setCharacterStream(1, null, 7)),
                named("setCharacterStream with long", s -> s.setCharacterStream(1, null, 7L)),
                named("setClob", s -> s.setClob(1, (Clob) null)),
                named("setClob of a reader", s -> s.setClob(1, (Reader) null)),
                named("setClob with long", s -> s.setClob(1, null, 7L)),
                named("setDate", s -> s.setDate(1, null)),
                named("setDate with calendar", s -> s.setDate(1, null, null)),
                named("setNCharacterStream", s -> s.setNCharacterStream(1, null)),
                named("setNCharacterStream with long", s -> s.setNCharacterStream(1, null, 7L)),
                named("setNClob", s -> s.setNClob(1, (NClob) null)),
                named("setNClob of a reader", s -> s.setNClob(1, (Reader) null)),
                named("setNClob with long", s -> s.setNClob(1, null, 7L)),
                named("setNString", s -> s.setNString(1, null)),
                named("setNull", s -> s.setNull(1, Types.INTEGER)),
                named("setNull with name", s -> s.setNull(1, Types.STRUCT, "point")),
                named("setObject", s -> s.setObject(1, null)),
                named("setObject with type", s -> s.setObject(1, null, Types.BLOB)),
                named("setObject with type and scale", s -> s.setObject(1, null, Types.DECIMAL, 2)),
                named("setObject with SQLType", s -> s.setObject(1, null, JDBCType.BLOB)),
                named("setObject with SQLType and scale", s -> s.setObject(1, null, JDBCType.DECIMAL, 2)),
                named("setRef", s -> s.setRef(1, null)),
                named("setRowId", s -> s.setRowId(1, null)),
                named("setSQLXML", s -> s.setSQLXML(1, null)),
                named("setString", s -> s.setString(1, null)),
                named("setTime", s -> s.setTime(1, null)),
                named("setTime with calendar", s -> s.setTime(1, null, null)),
                named("setTimestamp", s -> s.setTimestamp(1, null)),
                named("setTimestamp with calendar", s -> s.setTimestamp(1, null, null)),
                named("setURL", s -> s.setURL(1, null)),
                named("setUnicodeStream", s -> s.setUnicodeStream(1, null, 7)));
    }

    @ParameterizedTest
    @MethodSource("settersOfNull")
    void null_is_sql_null_whatever_it_is_set_as(Setter setter) throws SQLException {
        echo.setString(1, "before");
        setter.set(echo);
        assertEcho("null", null);
    }

    @Test
    void no_setter_of_an_object_is_forgotten_here() {
        long setters = Arrays.stream(PreparedStatement.class.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("set"))
                .filter(method -> method.getName().equals("setNull") || !method.getParameterTypes()[1].isPrimitive())
                .count();
        assertThat(settersOfNull()).hasSize(Math.toIntExact(setters));
    }

    static List<Setter> settersOfText() {
        return List.of(
                named("setAsciiStream", s -> s.setAsciiStream(1, bytes("grün"))),
                named("setAsciiStream with int", s -> s.setAsciiStream(1, bytes("grün!"), 5)),
                named("setAsciiStream with long", s -> s.setAsciiStream(1, bytes("grün"), 5L)),
                named("setUnicodeStream", s -> s.setUnicodeStream(1, bytes("grün!"), 5)),
                named("setCharacterStream", s -> s.setCharacterStream(1, new StringReader("grün"))),
                named("setCharacterStream with int", s -> s.setCharacterStream(1, new StringReader("grün!"), 4)),
                named("setCharacterStream with long", s -> s.setCharacterStream(1, new StringReader("grün"), 9L)),
                named("setClob", s -> s.setClob(1, new StringReader("grün"))),
                named("setClob with long", s -> s.setClob(1, new StringReader("grün!"), 4L)),
                named("setNCharacterStream", s -> s.setNCharacterStream(1, new StringReader("grün"))),
                named("setNCharacterStream with long", s -> s.setNCharacterStream(1, new StringReader("grün!"), 4L)),
                named("setNClob", s -> s.setNClob(1, new StringReader("grün"))),
                named("setNClob with long", s -> s.setNClob(1, new StringReader("grün!"), 4L)),
                named("setNString", s -> s.setNString(1, "grün")),
                named("setObject with SQLType", s -> s.setObject(1, "grün", JDBCType.VARCHAR)),
                named("setObject with SQLType and scale", s -> s.setObject(1, "grün", JDBCType.VARCHAR, 9)));
    }

    @ParameterizedTest
    @MethodSource("settersOfText")
    void a_stream_of_text_is_the_text(Setter setter) throws SQLException {
        setter.set(echo);
        assertEcho("text", "grün");
    }

    static List<Setter> settersOfBytes() {
        return List.of(
                named("setBinaryStream", s -> s.setBinaryStream(1, bytes("ab"))),
                named("setBinaryStream with int", s -> s.setBinaryStream(1, bytes("abc"), 2)),
                named("setBinaryStream with long", s -> s.setBinaryStream(1, bytes("ab"), 2L)),
                named("setBlob", s -> s.setBlob(1, bytes("ab"))),
                named("setBlob with long", s -> s.setBlob(1, bytes("abc"), 2L)));
    }

    @ParameterizedTest
    @MethodSource("settersOfBytes")
    void a_stream_of_bytes_is_the_bytes(Setter setter) throws SQLException {
        setter.set(echo);
        assertEcho("blob", "ab");
    }

    @Test
    void a_long_reader_is_read_to_its_end() throws SQLException {
        String text = "ü".repeat(100_000);
        echo.setCharacterStream(1, new StringReader(text));
        assertEcho("text", text);
    }

    @Test
    void a_stream_without_a_byte_is_empty_and_not_null() throws SQLException {
        echo.setBinaryStream(1, InputStream.nullInputStream(), 0);
        assertEcho("blob", "");
        echo.setCharacterStream(1, Reader.nullReader(), 0);
        assertEcho("text", "");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Integer.MAX_VALUE + 1L, Long.MAX_VALUE})
    void a_length_that_no_value_can_have_is_refused(long length) {
        assertThatThrownBy(() -> echo.setBinaryStream(1, bytes("a"), length)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> echo.setAsciiStream(1, bytes("a"), length)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> echo.setCharacterStream(1, new StringReader("a"), length))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22026"))
                .hasMessageContaining(String.valueOf(length));
    }

    @Test
    void a_stream_that_is_shorter_than_its_length_is_refused_without_memory_for_what_was_promised() {
        assertThatThrownBy(() -> echo.setBinaryStream(1, bytes("abc"), Integer.MAX_VALUE))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22026"))
                .hasMessageContaining("has 3 bytes")
                .hasMessageContaining("2147483647");
    }

    @Test
    void a_stream_that_fails_leaves_the_parameter_as_it_was() throws SQLException {
        Reader broken = new StringReader("lost");
        assertThatThrownBy(() -> {
                    broken.close();
                    echo.setString(1, "kept");
                    echo.setCharacterStream(1, broken);
                })
                .isInstanceOf(SQLException.class)
                .hasCauseInstanceOf(IOException.class);
        assertEcho("text", "kept");
    }

    @Test
    void a_value_that_was_refused_does_not_count_as_set_once_the_statement_is_prepared_again() throws SQLException {
        try (PreparedStatement absolute = connection.prepareStatement("SELECT abs(?)")) {
            absolute.setLong(1, Long.MIN_VALUE);
            assertThatThrownBy(absolute::executeQuery).hasMessageContaining("integer overflow");
            assertThatThrownBy(() -> absolute.setBinaryStream(1, bytes("a"), 2)).isInstanceOf(SQLException.class);
            assertThatThrownBy(absolute::executeQuery).hasMessageContaining("{1} are not set");
        }
    }

    @Test
    void what_sqlite_has_no_type_for_says_so() {
        assertThatThrownBy(() -> echo.setURL(1, new URL("http://localhost/")))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("use setString");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private void assertEcho(String type, String value) throws SQLException {
        try (ResultSet rows = echo.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(2)).isEqualTo(type);
            assertThat(rows.getString(1)).isEqualTo(value);
        }
    }
}
