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
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** The parameters of a PreparedStatement: given to the driver's. */
@SuppressWarnings("deprecation")
abstract class ForwardingPreparedStatement extends OwnTextStatement implements PreparedStatement {
    ForwardingPreparedStatement(LiteFsConnection connection) {
        super(connection);
    }

    @Override
    abstract PreparedStatement raw() throws SQLException;

    /** Returns the driver's statement, to be given the value of that parameter. */
    abstract PreparedStatement at(int parameter) throws SQLException;

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return raw().getParameterMetaData();
    }

    @Override
    public void setArray(int parameter, Array value) throws SQLException {
        at(parameter).setArray(parameter, value);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream value) throws SQLException {
        at(parameter).setAsciiStream(parameter, value);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream value, int length) throws SQLException {
        at(parameter).setAsciiStream(parameter, value, length);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream value, long length) throws SQLException {
        at(parameter).setAsciiStream(parameter, value, length);
    }

    @Override
    public void setBigDecimal(int parameter, BigDecimal value) throws SQLException {
        at(parameter).setBigDecimal(parameter, value);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream value) throws SQLException {
        at(parameter).setBinaryStream(parameter, value);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream value, int length) throws SQLException {
        at(parameter).setBinaryStream(parameter, value, length);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream value, long length) throws SQLException {
        at(parameter).setBinaryStream(parameter, value, length);
    }

    @Override
    public void setBlob(int parameter, InputStream value) throws SQLException {
        at(parameter).setBlob(parameter, value);
    }

    @Override
    public void setBlob(int parameter, Blob value) throws SQLException {
        at(parameter).setBlob(parameter, value);
    }

    @Override
    public void setBlob(int parameter, InputStream value, long length) throws SQLException {
        at(parameter).setBlob(parameter, value, length);
    }

    @Override
    public void setBoolean(int parameter, boolean value) throws SQLException {
        at(parameter).setBoolean(parameter, value);
    }

    @Override
    public void setByte(int parameter, byte value) throws SQLException {
        at(parameter).setByte(parameter, value);
    }

    @Override
    public void setBytes(int parameter, byte[] value) throws SQLException {
        at(parameter).setBytes(parameter, value);
    }

    @Override
    public void setCharacterStream(int parameter, Reader value) throws SQLException {
        at(parameter).setCharacterStream(parameter, value);
    }

    @Override
    public void setCharacterStream(int parameter, Reader value, int length) throws SQLException {
        at(parameter).setCharacterStream(parameter, value, length);
    }

    @Override
    public void setCharacterStream(int parameter, Reader value, long length) throws SQLException {
        at(parameter).setCharacterStream(parameter, value, length);
    }

    @Override
    public void setClob(int parameter, Reader value) throws SQLException {
        at(parameter).setClob(parameter, value);
    }

    @Override
    public void setClob(int parameter, Clob value) throws SQLException {
        at(parameter).setClob(parameter, value);
    }

    @Override
    public void setClob(int parameter, Reader value, long length) throws SQLException {
        at(parameter).setClob(parameter, value, length);
    }

    @Override
    public void setDate(int parameter, Date value) throws SQLException {
        at(parameter).setDate(parameter, value);
    }

    @Override
    public void setDate(int parameter, Date value, Calendar calendar) throws SQLException {
        at(parameter).setDate(parameter, value, calendar);
    }

    @Override
    public void setDouble(int parameter, double value) throws SQLException {
        at(parameter).setDouble(parameter, value);
    }

    @Override
    public void setFloat(int parameter, float value) throws SQLException {
        at(parameter).setFloat(parameter, value);
    }

    @Override
    public void setInt(int parameter, int value) throws SQLException {
        at(parameter).setInt(parameter, value);
    }

    @Override
    public void setLong(int parameter, long value) throws SQLException {
        at(parameter).setLong(parameter, value);
    }

    @Override
    public void setNCharacterStream(int parameter, Reader value) throws SQLException {
        at(parameter).setNCharacterStream(parameter, value);
    }

    @Override
    public void setNCharacterStream(int parameter, Reader value, long length) throws SQLException {
        at(parameter).setNCharacterStream(parameter, value, length);
    }

    @Override
    public void setNClob(int parameter, Reader value) throws SQLException {
        at(parameter).setNClob(parameter, value);
    }

    @Override
    public void setNClob(int parameter, NClob value) throws SQLException {
        at(parameter).setNClob(parameter, value);
    }

    @Override
    public void setNClob(int parameter, Reader value, long length) throws SQLException {
        at(parameter).setNClob(parameter, value, length);
    }

    @Override
    public void setNString(int parameter, String value) throws SQLException {
        at(parameter).setNString(parameter, value);
    }

    @Override
    public void setNull(int parameter, int sqlType) throws SQLException {
        at(parameter).setNull(parameter, sqlType);
    }

    @Override
    public void setNull(int parameter, int sqlType, String typeName) throws SQLException {
        at(parameter).setNull(parameter, sqlType, typeName);
    }

    @Override
    public void setObject(int parameter, Object value) throws SQLException {
        at(parameter).setObject(parameter, value);
    }

    @Override
    public void setObject(int parameter, Object value, int sqlType) throws SQLException {
        at(parameter).setObject(parameter, value, sqlType);
    }

    @Override
    public void setObject(int parameter, Object value, SQLType sqlType) throws SQLException {
        at(parameter).setObject(parameter, value, sqlType);
    }

    @Override
    public void setObject(int parameter, Object value, int sqlType, int scaleOrLength) throws SQLException {
        at(parameter).setObject(parameter, value, sqlType, scaleOrLength);
    }

    @Override
    public void setObject(int parameter, Object value, SQLType sqlType, int scaleOrLength) throws SQLException {
        at(parameter).setObject(parameter, value, sqlType, scaleOrLength);
    }

    @Override
    public void setRef(int parameter, Ref value) throws SQLException {
        at(parameter).setRef(parameter, value);
    }

    @Override
    public void setRowId(int parameter, RowId value) throws SQLException {
        at(parameter).setRowId(parameter, value);
    }

    @Override
    public void setSQLXML(int parameter, SQLXML value) throws SQLException {
        at(parameter).setSQLXML(parameter, value);
    }

    @Override
    public void setShort(int parameter, short value) throws SQLException {
        at(parameter).setShort(parameter, value);
    }

    @Override
    public void setString(int parameter, String value) throws SQLException {
        at(parameter).setString(parameter, value);
    }

    @Override
    public void setTime(int parameter, Time value) throws SQLException {
        at(parameter).setTime(parameter, value);
    }

    @Override
    public void setTime(int parameter, Time value, Calendar calendar) throws SQLException {
        at(parameter).setTime(parameter, value, calendar);
    }

    @Override
    public void setTimestamp(int parameter, Timestamp value) throws SQLException {
        at(parameter).setTimestamp(parameter, value);
    }

    @Override
    public void setTimestamp(int parameter, Timestamp value, Calendar calendar) throws SQLException {
        at(parameter).setTimestamp(parameter, value, calendar);
    }

    @Override
    public void setURL(int parameter, URL value) throws SQLException {
        at(parameter).setURL(parameter, value);
    }

    @Override
    public void setUnicodeStream(int parameter, InputStream value, int length) throws SQLException {
        at(parameter).setUnicodeStream(parameter, value, length);
    }
}
