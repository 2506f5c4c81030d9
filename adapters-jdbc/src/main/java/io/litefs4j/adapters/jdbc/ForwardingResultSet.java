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
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The half of a ResultSet that reads: every method asks the driver's. */
@SuppressWarnings("deprecation")
abstract class ForwardingResultSet extends ReadOnlyResultSet {
    final ResultSet raw;
    final Object monitor;

    /** @param monitor what the guard holds while it ends rows */
    ForwardingResultSet(ResultSet raw, Object monitor) {
        this.raw = raw;
        this.monitor = monitor;
    }

    /** @throws SQLException if the guard has ended these rows; it does so only while it holds the monitor */
    abstract void requireIntact() throws SQLException;

    private static String named(@Nullable String label) throws SQLException {
        if (label == null) {
            throw new SQLNonTransientException("the name of the column is null", SqlStates.NO_COLUMN);
        }
        return label;
    }

    @Override
    public boolean absolute(int value) throws SQLException {
        return raw.absolute(value);
    }

    @Override
    public void afterLast() throws SQLException {
        raw.afterLast();
    }

    @Override
    public void beforeFirst() throws SQLException {
        raw.beforeFirst();
    }

    @Override
    public void clearWarnings() throws SQLException {
        raw.clearWarnings();
    }

    @Override
    public int findColumn(String label) throws SQLException {
        return raw.findColumn(named(label));
    }

    @Override
    public boolean first() throws SQLException {
        return raw.first();
    }

    @Override
    public Array getArray(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getArray(column);
        }
    }

    @Override
    public Array getArray(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getArray(named(label));
        }
    }

    @Override
    public InputStream getAsciiStream(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getAsciiStream(column);
        }
    }

    @Override
    public InputStream getAsciiStream(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getAsciiStream(named(label));
        }
    }

    @Override
    public BigDecimal getBigDecimal(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBigDecimal(column);
        }
    }

    @Override
    public BigDecimal getBigDecimal(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBigDecimal(named(label));
        }
    }

    @Override
    public BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBigDecimal(column, scale);
        }
    }

    @Override
    public BigDecimal getBigDecimal(String label, int scale) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBigDecimal(named(label), scale);
        }
    }

    @Override
    public InputStream getBinaryStream(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBinaryStream(column);
        }
    }

    @Override
    public InputStream getBinaryStream(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBinaryStream(named(label));
        }
    }

    @Override
    public Blob getBlob(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBlob(column);
        }
    }

    @Override
    public Blob getBlob(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBlob(named(label));
        }
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBoolean(column);
        }
    }

    @Override
    public boolean getBoolean(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBoolean(named(label));
        }
    }

    @Override
    public byte getByte(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getByte(column);
        }
    }

    @Override
    public byte getByte(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getByte(named(label));
        }
    }

    @Override
    public byte[] getBytes(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBytes(column);
        }
    }

    @Override
    public byte[] getBytes(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getBytes(named(label));
        }
    }

    @Override
    public Reader getCharacterStream(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getCharacterStream(column);
        }
    }

    @Override
    public Reader getCharacterStream(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getCharacterStream(named(label));
        }
    }

    @Override
    public Clob getClob(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getClob(column);
        }
    }

    @Override
    public Clob getClob(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getClob(named(label));
        }
    }

    @Override
    public int getConcurrency() throws SQLException {
        return raw.getConcurrency();
    }

    @Override
    public String getCursorName() throws SQLException {
        return raw.getCursorName();
    }

    @Override
    public Date getDate(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getDate(column);
        }
    }

    @Override
    public Date getDate(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getDate(named(label));
        }
    }

    @Override
    public Date getDate(int column, Calendar calendar) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getDate(column, calendar);
        }
    }

    @Override
    public Date getDate(String label, Calendar calendar) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getDate(named(label), calendar);
        }
    }

    @Override
    public double getDouble(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getDouble(column);
        }
    }

    @Override
    public double getDouble(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getDouble(named(label));
        }
    }

    @Override
    public int getFetchDirection() throws SQLException {
        return raw.getFetchDirection();
    }

    @Override
    public int getFetchSize() throws SQLException {
        return raw.getFetchSize();
    }

    @Override
    public float getFloat(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getFloat(column);
        }
    }

    @Override
    public float getFloat(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getFloat(named(label));
        }
    }

    @Override
    public int getHoldability() throws SQLException {
        return raw.getHoldability();
    }

    @Override
    public int getInt(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getInt(column);
        }
    }

    @Override
    public int getInt(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getInt(named(label));
        }
    }

    @Override
    public long getLong(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getLong(column);
        }
    }

    @Override
    public long getLong(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getLong(named(label));
        }
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return raw.getMetaData();
    }

    @Override
    public Reader getNCharacterStream(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getNCharacterStream(column);
        }
    }

    @Override
    public Reader getNCharacterStream(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getNCharacterStream(named(label));
        }
    }

    @Override
    public NClob getNClob(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getNClob(column);
        }
    }

    @Override
    public NClob getNClob(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getNClob(named(label));
        }
    }

    @Override
    public String getNString(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getNString(column);
        }
    }

    @Override
    public String getNString(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getNString(named(label));
        }
    }

    @Override
    public Object getObject(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getObject(column);
        }
    }

    @Override
    public Object getObject(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getObject(named(label));
        }
    }

    @Override
    public <T> T getObject(int column, Class<T> type) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getObject(column, type);
        }
    }

    @Override
    public <T> T getObject(String label, Class<T> type) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getObject(named(label), type);
        }
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> map) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getObject(column, map);
        }
    }

    @Override
    public Object getObject(String label, Map<String, Class<?>> map) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getObject(named(label), map);
        }
    }

    @Override
    public Ref getRef(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getRef(column);
        }
    }

    @Override
    public Ref getRef(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getRef(named(label));
        }
    }

    @Override
    public int getRow() throws SQLException {
        return raw.getRow();
    }

    @Override
    public RowId getRowId(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getRowId(column);
        }
    }

    @Override
    public RowId getRowId(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getRowId(named(label));
        }
    }

    @Override
    public SQLXML getSQLXML(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getSQLXML(column);
        }
    }

    @Override
    public SQLXML getSQLXML(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getSQLXML(named(label));
        }
    }

    @Override
    public short getShort(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getShort(column);
        }
    }

    @Override
    public short getShort(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getShort(named(label));
        }
    }

    @Override
    public String getString(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getString(column);
        }
    }

    @Override
    public String getString(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getString(named(label));
        }
    }

    @Override
    public Time getTime(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getTime(column);
        }
    }

    @Override
    public Time getTime(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getTime(named(label));
        }
    }

    @Override
    public Time getTime(int column, Calendar calendar) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getTime(column, calendar);
        }
    }

    @Override
    public Time getTime(String label, Calendar calendar) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getTime(named(label), calendar);
        }
    }

    @Override
    public Timestamp getTimestamp(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getTimestamp(column);
        }
    }

    @Override
    public Timestamp getTimestamp(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getTimestamp(named(label));
        }
    }

    @Override
    public Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getTimestamp(column, calendar);
        }
    }

    @Override
    public Timestamp getTimestamp(String label, Calendar calendar) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getTimestamp(named(label), calendar);
        }
    }

    @Override
    public int getType() throws SQLException {
        return raw.getType();
    }

    @Override
    public URL getURL(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getURL(column);
        }
    }

    @Override
    public URL getURL(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getURL(named(label));
        }
    }

    @Override
    public InputStream getUnicodeStream(int column) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getUnicodeStream(column);
        }
    }

    @Override
    public InputStream getUnicodeStream(String label) throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.getUnicodeStream(named(label));
        }
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        return raw.getWarnings();
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        return raw.isAfterLast();
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        return raw.isBeforeFirst();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return raw.isClosed();
    }

    @Override
    public boolean isFirst() throws SQLException {
        return raw.isFirst();
    }

    @Override
    public boolean isLast() throws SQLException {
        return raw.isLast();
    }

    @Override
    public boolean last() throws SQLException {
        return raw.last();
    }

    @Override
    public boolean previous() throws SQLException {
        return raw.previous();
    }

    @Override
    public boolean relative(int value) throws SQLException {
        return raw.relative(value);
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        return raw.rowDeleted();
    }

    @Override
    public boolean rowInserted() throws SQLException {
        return raw.rowInserted();
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        return raw.rowUpdated();
    }

    @Override
    public void setFetchDirection(int value) throws SQLException {
        raw.setFetchDirection(value);
    }

    @Override
    public void setFetchSize(int value) throws SQLException {
        raw.setFetchSize(value);
    }

    @Override
    public boolean wasNull() throws SQLException {
        synchronized (monitor) {
            requireIntact();
            return raw.wasNull();
        }
    }
}
