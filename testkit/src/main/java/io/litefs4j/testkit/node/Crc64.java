package io.litefs4j.testkit.node;

/** CRC-64 as Go's {@code crc64.ISO} has it: reflected, all ones at begin and end. */
final class Crc64 {
    private static final long POLYNOMIAL = 0xD800000000000000L;
    private static final int BYTE_VALUES = 256;
    private static final long[] TABLE = table();

    private Crc64() {}

    static long of(byte[] bytes) {
        long crc = -1;
        for (byte b : bytes) {
            crc = TABLE[(int) (crc ^ b) & 0xff] ^ (crc >>> Byte.SIZE);
        }
        return ~crc;
    }

    private static long[] table() {
        long[] table = new long[BYTE_VALUES];
        for (int i = 0; i < BYTE_VALUES; i++) {
            long crc = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
            }
            table[i] = crc;
        }
        return table;
    }
}
