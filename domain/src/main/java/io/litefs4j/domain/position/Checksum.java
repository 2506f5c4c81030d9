package io.litefs4j.domain.position;

import io.litefs4j.domain.InvalidValueException;
import java.util.HexFormat;

/**
 * The rolling checksum of a database's pages: a fingerprint of its content.
 *
 * <p>Bit 63 is set in every checksum of a real state; {@link #NONE} (zero) stands where nothing was written yet, and
 * {@link #EMPTY} after a drop. Source: superfly/ltx {@code ltx.go}, {@code ChecksumFlag}.
 *
 * @param value the 64 bits
 */
public record Checksum(long value) {
    public static final Checksum NONE = new Checksum(0);
    public static final Checksum EMPTY = new Checksum(Long.MIN_VALUE);

    /** @throws InvalidValueException if {@code text} is not 16 hex digits */
    public static Checksum parse(String text) {
        return new Checksum(Hex64.parse("checksum", text));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
