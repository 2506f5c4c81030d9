package io.litefs4j.domain.position;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;

/**
 * One exact state of one database: transaction id and checksum. Two nodes with equal positions hold equal databases.
 *
 * <p>Text is {@code TXID/CHECKSUM}, 33 characters, as in the {@code -pos} file. Source: superfly/ltx {@code ltx.go},
 * {@code Pos}.
 */
public record Position(Txid txid, Checksum checksum) {
    /** The position of a database that has had no transaction yet. */
    public static final Position NONE = new Position(Txid.NONE, Checksum.NONE);

    private static final int LENGTH = 33;
    private static final int SLASH = 16;

    public Position {
        requireNonNull(txid, "txid");
        requireNonNull(checksum, "checksum");
    }

    /** @throws InvalidValueException if {@code text} is not two times 16 hex digits with a slash between */
    public static Position parse(String text) {
        if (text.length() != LENGTH || text.charAt(SLASH) != '/') {
            throw new InvalidValueException("position", "must be TXID/CHECKSUM, each of 16 hex digits", text);
        }
        return new Position(Txid.parse(text.substring(0, SLASH)), Checksum.parse(text.substring(SLASH + 1)));
    }

    /** Returns whether the two share a TXID but not a checksum: two histories, of which one will be discarded. */
    public boolean contradicts(Position other) {
        return txid.equals(other.txid) && !checksum.equals(other.checksum);
    }

    @Override
    public String toString() {
        return txid + "/" + checksum;
    }
}
