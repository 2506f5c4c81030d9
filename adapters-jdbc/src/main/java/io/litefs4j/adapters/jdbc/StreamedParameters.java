package io.litefs4j.adapters.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that are given as streams, and those of types that SQLite has not: of these only null can be set. The
 * value is read before the driver is asked, so that a stream that fails leaves the parameter as it was.
 */
@SuppressWarnings("deprecation")
abstract class StreamedParameters extends OwnTextStatement implements PreparedStatement {
    StreamedParameters(LiteFsConnection connection) {
        super(connection);
    }

    @Override
    abstract PreparedStatement raw() throws SQLException;

    /** Returns the driver's statement, to be given the value of that parameter. */
    abstract PreparedStatement at(int parameter) throws SQLException;

    @Override
    public void setArray(int parameter, @Nullable Array value) throws SQLException {
        setOnlyNull(parameter, value, "arrays");
    }

    @Override
    public void setAsciiStream(int parameter, @Nullable InputStream value) throws SQLException {
        String text = StreamedValue.utf8(value);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setAsciiStream(int parameter, @Nullable InputStream value, int length) throws SQLException {
        String text = StreamedValue.utf8(value, length);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setAsciiStream(int parameter, @Nullable InputStream value, long length) throws SQLException {
        String text = StreamedValue.utf8(value, length);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setBinaryStream(int parameter, @Nullable InputStream value) throws SQLException {
        byte[] bytes = StreamedValue.bytes(value);
        at(parameter).setBytes(parameter, bytes);
    }

    @Override
    public void setBinaryStream(int parameter, @Nullable InputStream value, int length) throws SQLException {
        byte[] bytes = StreamedValue.bytes(value, length);
        at(parameter).setBytes(parameter, bytes);
    }

    @Override
    public void setBinaryStream(int parameter, @Nullable InputStream value, long length) throws SQLException {
        byte[] bytes = StreamedValue.bytes(value, length);
        at(parameter).setBytes(parameter, bytes);
    }

    @Override
    public void setBlob(int parameter, @Nullable InputStream value) throws SQLException {
        byte[] bytes = StreamedValue.bytes(value);
        at(parameter).setBytes(parameter, bytes);
    }

    @Override
    public void setBlob(int parameter, @Nullable Blob value) throws SQLException {
        setOnlyNull(parameter, value, "Blob (use setBytes)");
    }

    @Override
    public void setBlob(int parameter, @Nullable InputStream value, long length) throws SQLException {
        byte[] bytes = StreamedValue.bytes(value, length);
        at(parameter).setBytes(parameter, bytes);
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
        String text = StreamedValue.text(value);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader value, int length) throws SQLException {
        String text = StreamedValue.text(value, length);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader value, long length) throws SQLException {
        String text = StreamedValue.text(value, length);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setClob(int parameter, @Nullable Reader value) throws SQLException {
        String text = StreamedValue.text(value);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setClob(int parameter, @Nullable Clob value) throws SQLException {
        setOnlyNull(parameter, value, "Clob (use setString)");
    }

    @Override
    public void setClob(int parameter, @Nullable Reader value, long length) throws SQLException {
        String text = StreamedValue.text(value, length);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setNCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
        String text = StreamedValue.text(value);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setNCharacterStream(int parameter, @Nullable Reader value, long length) throws SQLException {
        String text = StreamedValue.text(value, length);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setNClob(int parameter, @Nullable Reader value) throws SQLException {
        String text = StreamedValue.text(value);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setNClob(int parameter, @Nullable NClob value) throws SQLException {
        setOnlyNull(parameter, value, "NClob (use setString)");
    }

    @Override
    public void setNClob(int parameter, @Nullable Reader value, long length) throws SQLException {
        String text = StreamedValue.text(value, length);
        at(parameter).setString(parameter, text);
    }

    @Override
    public void setRef(int parameter, @Nullable Ref value) throws SQLException {
        setOnlyNull(parameter, value, "Ref");
    }

    @Override
    public void setRowId(int parameter, @Nullable RowId value) throws SQLException {
        setOnlyNull(parameter, value, "RowId (use setLong)");
    }

    @Override
    public void setSQLXML(int parameter, @Nullable SQLXML value) throws SQLException {
        setOnlyNull(parameter, value, "SQLXML (use setString)");
    }

    @Override
    public void setURL(int parameter, @Nullable URL value) throws SQLException {
        setOnlyNull(parameter, value, "URL (use setString)");
    }

    @Override
    public void setUnicodeStream(int parameter, @Nullable InputStream value, int length) throws SQLException {
        String text = StreamedValue.utf8(value, length);
        at(parameter).setString(parameter, text);
    }

    private void setOnlyNull(int parameter, @Nullable Object value, String unsupported) throws SQLException {
        if (value != null) {
            throw Unsupported.feature(unsupported);
        }
        at(parameter).setNull(parameter, Types.NULL);
    }
}
