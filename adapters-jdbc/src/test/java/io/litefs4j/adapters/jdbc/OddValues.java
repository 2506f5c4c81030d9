package io.litefs4j.adapters.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.Executor;

/** For each type of an argument: first a value that could be meant, then what could not, and null where it is taken. */
final class OddValues {
    private OddValues() {}

    static List<Object> of(Class<?> type) {
        return type.isPrimitive() ? primitives(type) : withNull(objects(type));
    }

    private static List<Object> withNull(List<Object> values) {
        List<Object> all = new ArrayList<>(values);
        all.add(null);
        return all;
    }

    private static List<Object> primitives(Class<?> type) {
        if (type == int.class) {
            return List.of(1, 0, -1, 2, 1003, Integer.MAX_VALUE, Integer.MIN_VALUE);
        } else if (type == long.class) {
            return List.of(1L, 0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
        } else if (type == boolean.class) {
            return List.of(true, false);
        } else if (type == short.class) {
            return List.of(Short.MIN_VALUE);
        } else if (type == byte.class) {
            return List.of(Byte.MIN_VALUE);
        } else if (type == float.class) {
            return List.of(1f, Float.NaN);
        } else if (type == double.class) {
            return List.of(1d, Double.NEGATIVE_INFINITY);
        }
        throw new IllegalArgumentException("no values of " + type);
    }

    private static List<Object> objects(Class<?> type) {
        if (type == String.class) {
            return List.of("body", "", "no' \"thing%\0\uD800");
        } else if (type == Object.class) {
            return List.of("a", new Object(), new BigDecimal("1e400"), List.of(), Locale.ROOT);
        } else if (type == InputStream.class) {
            return List.of(new ByteArrayInputStream(new byte[1]), InputStream.nullInputStream(), broken());
        } else if (type == Reader.class) {
            return List.of(new StringReader("a"), Reader.nullReader(), closed());
        } else if (type == Class.class) {
            return List.of(String.class, Object.class, int.class, Void.class);
        } else if (type == Map.class) {
            return List.of(Map.of(), Map.of("a", String.class));
        } else if (type == Executor.class) {
            return List.<Object>of((Executor) Runnable::run);
        } else if (type == Calendar.class) {
            return List.of(Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT));
        } else if (type == Properties.class) {
            return List.of(new Properties());
        } else if (type == BigDecimal.class) {
            return List.of(BigDecimal.ONE, new BigDecimal("1e400"));
        } else if (type == Date.class) {
            return List.of(new Date(0), new Date(Long.MIN_VALUE));
        } else if (type == Time.class) {
            return List.of(new Time(0), new Time(Long.MAX_VALUE));
        } else if (type == Timestamp.class) {
            return List.of(new Timestamp(0), new Timestamp(Long.MAX_VALUE));
        } else if (type == SQLType.class) {
            return List.of(JDBCType.VARCHAR, JDBCType.REF_CURSOR);
        } else if (type == byte[].class) {
            return List.<Object>of(new byte[] {1}, new byte[0]);
        } else if (type == int[].class) {
            return List.<Object>of(new int[] {1}, new int[0], new int[] {-1, 7});
        } else if (type == String[].class) {
            return List.<Object>of(new String[] {"id"}, new String[0], new String[] {null, "\0"});
        } else if (type == Object[].class) {
            return List.<Object>of(new Object[0], new Object[] {null});
        }
        return List.of();
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the stream is broken");
            }
        };
    }

    private static Reader closed() {
        Reader closed = new StringReader("a");
        try {
            closed.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return closed;
    }
}
