package io.litefs4j.adapters.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** The parameters of a PreparedStatement: given to the driver's. */
@SuppressWarnings("deprecation")
abstract class ForwardingPreparedStatement extends LiteFsStatement implements PreparedStatement {
    private final PreparedStatement raw;

    ForwardingPreparedStatement(LiteFsConnection connection, PreparedStatement raw) {
        super(connection, raw);
        this.raw = raw;
    }

    @Override
    public void clearParameters() throws SQLException {
        raw.clearParameters();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return raw.getMetaData();
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return raw.getParameterMetaData();
    }

    @Override
    public void setArray(int parameter, Array value) throws SQLException {
        raw.setArray(parameter, value);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream value) throws SQLException {
        raw.setAsciiStream(parameter, value);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream value, int length) throws SQLException {
        raw.setAsciiStream(parameter, value, length);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream value, long length) throws SQLException {
        raw.setAsciiStream(parameter, value, length);
    }

    @Override
    public void setBigDecimal(int parameter, BigDecimal value) throws SQLException {
        raw.setBigDecimal(parameter, value);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream value) throws SQLException {
        raw.setBinaryStream(parameter, value);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream value, int length) throws SQLException {
        raw.setBinaryStream(parameter, value, length);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream value, long length) throws SQLException {
        raw.setBinaryStream(parameter, value, length);
    }

    @Override
    public void setBlob(int parameter, InputStream value) throws SQLException {
        raw.setBlob(parameter, value);
    }

    @Override
    public void setBlob(int parameter, Blob value) throws SQLException {
        raw.setBlob(parameter, value);
    }

    @Override
    public void setBlob(int parameter, InputStream value, long length) throws SQLException {
        raw.setBlob(parameter, value, length);
    }

    @Override
    public void setBoolean(int parameter, boolean value) throws SQLException {
        raw.setBoolean(parameter, value);
    }

    @Override
    public void setByte(int parameter, byte value) throws SQLException {
        raw.setByte(parameter, value);
    }

    @Override
    public void setBytes(int parameter, byte[] value) throws SQLException {
        raw.setBytes(parameter, value);
    }

    @Override
    public void setCharacterStream(int parameter, Reader value) throws SQLException {
        raw.setCharacterStream(parameter, value);
    }

    @Override
    public void setCharacterStream(int parameter, Reader value, int length) throws SQLException {
        raw.setCharacterStream(parameter, value, length);
    }

    @Override
    public void setCharacterStream(int parameter, Reader value, long length) throws SQLException {
        raw.setCharacterStream(parameter, value, length);
    }

    @Override
    public void setClob(int parameter, Reader value) throws SQLException {
        raw.setClob(parameter, value);
    }

    @Override
    public void setClob(int parameter, Clob value) throws SQLException {
        raw.setClob(parameter, value);
    }

    @Override
    public void setClob(int parameter, Reader value, long length) throws SQLException {
        raw.setClob(parameter, value, length);
    }

    @Override
    public void setDate(int parameter, Date value) throws SQLException {
        raw.setDate(parameter, value);
    }

    @Override
    public void setDate(int parameter, Date value, Calendar calendar) throws SQLException {
        raw.setDate(parameter, value, calendar);
    }

    @Override
    public void setDouble(int parameter, double value) throws SQLException {
        raw.setDouble(parameter, value);
    }

    @Override
    public void setFloat(int parameter, float value) throws SQLException {
        raw.setFloat(parameter, value);
    }

    @Override
    public void setInt(int parameter, int value) throws SQLException {
        raw.setInt(parameter, value);
    }

    @Override
    public void setLong(int parameter, long value) throws SQLException {
        raw.setLong(parameter, value);
    }

    @Override
    public void setNCharacterStream(int parameter, Reader value) throws SQLException {
        raw.setNCharacterStream(parameter, value);
    }

    @Override
    public void setNCharacterStream(int parameter, Reader value, long length) throws SQLException {
        raw.setNCharacterStream(parameter, value, length);
    }

    @Override
    public void setNClob(int parameter, Reader value) throws SQLException {
        raw.setNClob(parameter, value);
    }

    @Override
    public void setNClob(int parameter, NClob value) throws SQLException {
        raw.setNClob(parameter, value);
    }

    @Override
    public void setNClob(int parameter, Reader value, long length) throws SQLException {
        raw.setNClob(parameter, value, length);
    }

    @Override
    public void setNString(int parameter, String value) throws SQLException {
        raw.setNString(parameter, value);
    }

    @Override
    public void setNull(int parameter, int sqlType) throws SQLException {
        raw.setNull(parameter, sqlType);
    }

    @Override
    public void setNull(int parameter, int sqlType, String typeName) throws SQLException {
        raw.setNull(parameter, sqlType, typeName);
    }

    @Override
    public void setObject(int parameter, Object value) throws SQLException {
        raw.setObject(parameter, value);
    }

    @Override
    public void setObject(int parameter, Object value, int sqlType) throws SQLException {
        raw.setObject(parameter, value, sqlType);
    }

    @Override
    public void setObject(int parameter, Object value, SQLType sqlType) throws SQLException {
        raw.setObject(parameter, value, sqlType);
    }

    @Override
    public void setObject(int parameter, Object value, int sqlType, int scaleOrLength) throws SQLException {
        raw.setObject(parameter, value, sqlType, scaleOrLength);
    }

    @Override
    public void setObject(int parameter, Object value, SQLType sqlType, int scaleOrLength) throws SQLException {
        raw.setObject(parameter, value, sqlType, scaleOrLength);
    }

    @Override
    public void setRef(int parameter, Ref value) throws SQLException {
        raw.setRef(parameter, value);
    }

    @Override
    public void setRowId(int parameter, RowId value) throws SQLException {
        raw.setRowId(parameter, value);
    }

    @Override
    public void setSQLXML(int parameter, SQLXML value) throws SQLException {
        raw.setSQLXML(parameter, value);
    }

    @Override
    public void setShort(int parameter, short value) throws SQLException {
        raw.setShort(parameter, value);
    }

    @Override
    public void setString(int parameter, String value) throws SQLException {
        raw.setString(parameter, value);
    }

    @Override
    public void setTime(int parameter, Time value) throws SQLException {
        raw.setTime(parameter, value);
    }

    @Override
    public void setTime(int parameter, Time value, Calendar calendar) throws SQLException {
        raw.setTime(parameter, value, calendar);
    }

    @Override
    public void setTimestamp(int parameter, Timestamp value) throws SQLException {
        raw.setTimestamp(parameter, value);
    }

    @Override
    public void setTimestamp(int parameter, Timestamp value, Calendar calendar) throws SQLException {
        raw.setTimestamp(parameter, value, calendar);
    }

    @Override
    public void setURL(int parameter, URL value) throws SQLException {
        raw.setURL(parameter, value);
    }

    @Override
    public void setUnicodeStream(int parameter, InputStream value, int length) throws SQLException {
        raw.setUnicodeStream(parameter, value, length);
    }
}
