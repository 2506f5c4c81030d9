package io.litefs4j.adapters.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The value of a parameter that is given as a stream: read whole, for SQLite takes it whole. Where there is no stream the
 * value is SQL NULL, whatever its length. Memory is taken for what is read, not for what the length promises.
 */
final class StreamedValue {
    private static final int BUFFER = 8192;

    private StreamedValue() {}

    static byte @Nullable [] bytes(@Nullable InputStream stream) throws SQLException {
        try {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** @throws SQLException also if the stream ends before its length */
    static byte @Nullable [] bytes(@Nullable InputStream stream, long length) throws SQLException {
        if (stream == null) {
            return null;
        }
        try {
            byte[] read = stream.readNBytes(possible(length));
            if (read.length < length) {
                throw new SQLDataException(
                        "the stream has " + read.length + " bytes, and its length was given as " + length,
                        SqlStates.STREAM_LENGTH);
            }
            return read;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static @Nullable String utf8(@Nullable InputStream stream) throws SQLException {
        byte[] bytes = bytes(stream);
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    /** @throws SQLException also if the stream ends before its length in bytes */
    static @Nullable String utf8(@Nullable InputStream stream, long length) throws SQLException {
        byte[] bytes = bytes(stream, length);
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    static @Nullable String text(@Nullable Reader reader) throws SQLException {
        return text(reader, Integer.MAX_VALUE);
    }

    /** @param most how many characters to read; that there are fewer is no error, as with the driver */
    static @Nullable String text(@Nullable Reader reader, long most) throws SQLException {
        if (reader == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[BUFFER];
        int left = possible(most);
        try {
            while (left > 0) {
                int read = reader.read(buffer, 0, Math.min(left, BUFFER));
                if (read < 0) {
                    break;
                }
                text.append(buffer, 0, read);
                left -= read;
            }
            return text.toString();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static int possible(long length) throws SQLException {
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw new SQLNonTransientException(
                    "the length of a stream is from 0 to " + Integer.MAX_VALUE + ", not " + length,
                    SqlStates.STREAM_LENGTH);
        }
        return (int) length;
    }

    private static SQLException unreadable(IOException e) {
        return new SQLNonTransientException("the stream of a parameter cannot be read: " + e.getMessage(), e);
    }
}
