package io.litefs4j.domain.position;

import io.litefs4j.domain.InvalidValueException;
import java.util.HexFormat;

/**
 * A LiteFS transaction id: how far along the primary's history a database is.
 *
 * <p>Unsigned 64 bits; {@link #NONE} (zero) is "nothing replicated yet". Text is exactly 16 hex digits, as in the
 * {@code -pos} file and the {@code __txid} cookie. Not unique over failovers: only a {@link Position} names a state.
 * Source: superfly/ltx {@code ltx.go}, {@code ParseTXID}.
 *
 * @param value the 64 bits, to be read as unsigned
 */
public record Txid(long value) implements Comparable<Txid> {
    public static final Txid NONE = new Txid(0);

    /** @throws InvalidValueException if {@code text} is not 16 hex digits */
    public static Txid parse(String text) {
        return new Txid(Hex64.parse("txid", text));
    }

    public boolean hasReached(Txid wanted) {
        return compareTo(wanted) >= 0;
    }

    @Override
    public int compareTo(Txid other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
