package io.litefs4j.testkit.node;

import io.litefs4j.domain.position.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a SQLite database file, small enough to be held in memory. Immutable.
 *
 * <p>{@link #checksum()} is the one that LiteFS would compute for the same file, so a fake and a real node that hold the
 * same bytes stand at the same position. Source: superfly/ltx {@code checksum.go}, {@code ChecksumPage}.
 */
public final class SqliteImage {
    /** What an opened but never written database holds. */
    public static final SqliteImage EMPTY = new SqliteImage(new byte[0]);

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_LENGTH = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int CHANGE_COUNTER_AT = 24;
    private static final int PAGE_COUNT_AT = 28;
    private static final int SCHEMA_COOKIE_AT = 40;
    private static final int SCHEMA_FORMAT_AT = 44;
    private static final int ENCODING_AT = 56;
    private static final int USER_VERSION_AT = 60;
    private static final int LARGEST_PAGE = 65_536;
    private static final byte LEAF_TABLE = 0x0d;

    private final byte[] bytes;

    private SqliteImage(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes the bytes of a database file.
     *
     * @throws IllegalArgumentException in LiteFS's own words, if LiteFS would refuse to import them
     */
    public static SqliteImage of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("read database header: EOF");
        }
        if (bytes.length < HEADER_LENGTH || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("read database header: invalid database header");
        }
        SqliteImage image = new SqliteImage(bytes.clone());
        long wanted = (long) image.pageSize() * image.pages();
        if (bytes.length < wanted) {
            int page = bytes.length / image.pageSize() + 1;
            boolean nothing = bytes.length % image.pageSize() == 0;
            throw new IllegalArgumentException("read page " + page + ": " + (nothing ? "EOF" : "unexpected EOF"));
        }
        return bytes.length == wanted ? image : new SqliteImage(Arrays.copyOf(bytes, (int) wanted));
    }

    /**
     * Makes a valid database without a table; two with different versions differ in their content.
     *
     * @param userVersion what {@code PRAGMA user_version} answers
     */
    public static SqliteImage ofVersion(int userVersion) {
        int pageSize = 512;
        ByteBuffer page = ByteBuffer.allocate(pageSize).put(MAGIC).putShort((short) pageSize);
        page.put(new byte[] {1, 1, 0, 64, 32, 32});
        page.putInt(PAGE_COUNT_AT, 1).putInt(SCHEMA_FORMAT_AT, 4).putInt(ENCODING_AT, 1);
        page.putInt(USER_VERSION_AT, userVersion);
        page.put(HEADER_LENGTH, LEAF_TABLE).putShort(HEADER_LENGTH + 5, (short) pageSize);
        return new SqliteImage(page.array());
    }

    /** Returns the file as it is after an import: LiteFS zeroes the change counter and the schema cookie. */
    public SqliteImage imported() {
        byte[] copy = bytes.clone();
        ByteBuffer.wrap(copy).putInt(CHANGE_COUNTER_AT, 0).putInt(SCHEMA_COOKIE_AT, 0);
        return new SqliteImage(copy);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns bytes per page; 0 for {@link #EMPTY}. */
    public int pageSize() {
        if (bytes.length == 0) {
            return 0;
        }
        int size = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(PAGE_SIZE_AT));
        return size == 1 ? LARGEST_PAGE : size;
    }

    /** Returns the number of pages; 0 for {@link #EMPTY}. */
    public int pages() {
        return bytes.length == 0 ? 0 : ByteBuffer.wrap(bytes).getInt(PAGE_COUNT_AT);
    }

    /** Returns the fingerprint of the content; {@link Checksum#EMPTY} for {@link #EMPTY}. */
    public Checksum checksum() {
        long sum = 0;
        for (int page = 0; page < pages(); page++) {
            ByteBuffer numbered = ByteBuffer.allocate(Integer.BYTES + pageSize());
            numbered.putInt(page + 1).put(bytes, page * pageSize(), pageSize());
            sum ^= Crc64.of(numbered.array());
        }
        return new Checksum(sum | Long.MIN_VALUE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqliteImage image && Arrays.equals(bytes, image.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SqliteImage[" + pages() + " pages of " + pageSize() + " bytes, " + checksum() + "]";
    }
}
