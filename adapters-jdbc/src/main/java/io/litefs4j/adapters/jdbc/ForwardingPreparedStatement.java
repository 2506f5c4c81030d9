package io.litefs4j.adapters.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a PreparedStatement: given to the driver's. Null is SQL NULL, whatever the type. SQLite has one type
 * of text, so N is no difference; and the driver does not heed the SQL type of a value.
 */
@SuppressWarnings("deprecation")
abstract class ForwardingPreparedStatement extends StreamedParameters {
    ForwardingPreparedStatement(LiteFsConnection connection) {
        super(connection);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return raw().getParameterMetaData();
    }

    @Override
    public void setBigDecimal(int parameter, BigDecimal value) throws SQLException {
        at(parameter).setBigDecimal(parameter, value);
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
    public void setNString(int parameter, @Nullable String value) throws SQLException {
        at(parameter).setString(parameter, value);
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
    public void setObject(int parameter, @Nullable Object value, SQLType sqlType) throws SQLException {
        at(parameter).setObject(parameter, value);
    }

    @Override
    public void setObject(int parameter, Object value, int sqlType, int scaleOrLength) throws SQLException {
        at(parameter).setObject(parameter, value, sqlType, scaleOrLength);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, SQLType sqlType, int scaleOrLength)
            throws SQLException {
        at(parameter).setObject(parameter, value);
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
}
