package io.litefs4j.adapters.http;

import java.nio.ByteBuffer;

/** Compares how long a SQLite file is with what its header says: page size at byte 16, pages at byte 28. */
final class SqliteSize {
    private static final int HEADER_LENGTH = 32;
    private static final int PAGE_SIZE_AT = 16;
    private static final int PAGE_COUNT_AT = 28;
    private static final int LARGEST_PAGE = 65_536;

    private final ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
    private long received;

    void add(byte[] bytes) {
        header.put(bytes, 0, Math.min(bytes.length, header.remaining()));
        received += bytes.length;
    }

    long received() {
        return received;
    }

    /** Returns whether the file is as long as it says. A database that was never written is empty and says nothing. */
    boolean isAsPromised() {
        return received == 0 || (!header.hasRemaining() && received == promised());
    }

    private long promised() {
        int pageSize = Short.toUnsignedInt(header.getShort(PAGE_SIZE_AT));
        return (pageSize == 1 ? LARGEST_PAGE : pageSize) * Integer.toUnsignedLong(header.getInt(PAGE_COUNT_AT));
    }
}
