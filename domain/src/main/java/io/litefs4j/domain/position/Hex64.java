package io.litefs4j.domain.position;

import io.litefs4j.domain.InvalidValueException;
import java.util.HexFormat;

/** 64 bits as exactly 16 hex digits, the only spelling that LiteFS writes. */
final class Hex64 {
    private static final int DIGITS = 16;

    private Hex64() {}

    static long parse(String key, String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new InvalidValueException(key, "must be 16 hex digits", text);
        }
        return Long.parseUnsignedLong(text, 16);
    }
}
