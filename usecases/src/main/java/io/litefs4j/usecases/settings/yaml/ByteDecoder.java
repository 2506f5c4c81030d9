package io.litefs4j.usecases.settings.yaml;

/**
 * Turns the bytes of a document into characters, a block at a time, as libyaml does: UTF-8 unless a byte order mark says
 * UTF-16. Not thread-safe.
 *
 * <p>Reading in blocks is part of what LiteFS accepts: only the first document counts, so bad bytes behind it are found
 * only where a block happens to reach them. Source: gopkg.in/yaml.v3 {@code readerc.go}.
 */
final class ByteDecoder {
    private static final int BLOCK = 512;

    private enum Encoding {
        UTF_8,
        UTF_16_LITTLE,
        UTF_16_BIG
    }

    /** What is wrong with the bytes, and a marker for "the character goes on behind this block". */
    private static final int INCOMPLETE = -1;

    private final byte[] bytes;
    private Encoding encoding = Encoding.UTF_8;
    private int blockStart;
    private int at;
    private int blockEnd;
    private boolean ended;
    private int width;

    ByteDecoder(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Skips the byte order mark. To be called once, before anything is decoded. */
    void begin() {
        readBlock();
        if (startsWith(0xFF, 0xFE)) {
            encoding = Encoding.UTF_16_LITTLE;
            at += 2;
        } else if (startsWith(0xFE, 0xFF)) {
            encoding = Encoding.UTF_16_BIG;
            at += 2;
        } else if (startsWith(0xEF, 0xBB, 0xBF)) {
            at += 3;
        }
    }

    /** Returns whether everything has been decoded, and the end was seen. */
    boolean isAtEnd() {
        return ended;
    }

    boolean isBlockDone() {
        return at == blockEnd;
    }

    /** Makes room for the next block; a character that was cut by the end of the last one stays. */
    void readBlock() {
        if (ended || (blockStart == at && blockEnd - blockStart == BLOCK)) {
            return;
        }
        blockStart = at;
        int end = Math.min(bytes.length, blockStart + BLOCK);
        ended = end == blockEnd;
        blockEnd = end;
    }

    /** Decodes the block to its end. @throws BadBytes at the first byte that LiteFS does not take */
    void decodeBlock(CharacterSink sink) {
        while (at < blockEnd) {
            int c = encoding == Encoding.UTF_8 ? utf8() : utf16();
            if (c == INCOMPLETE) {
                if (ended) {
                    throw new BadBytes("the file ends within a character");
                }
                return;
            }
            if (!isAllowed(c)) {
                throw new BadBytes("control characters are not allowed: " + String.format("U+%04X", c));
            }
            at += width;
            sink.accept(c);
        }
    }

    interface CharacterSink {
        void accept(int codePoint);
    }

    /** Bytes that LiteFS does not take. The reader adds the place. */
    static final class BadBytes extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadBytes(String message) {
            super(message, null, false, false);
        }
    }

    private boolean startsWith(int... prefix) {
        if (blockEnd < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private int utf8() {
        int lead = bytes[at] & 0xFF;
        width = lead < 0x80 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
        if (width == 0) {
            throw new BadBytes("not UTF-8: " + hex(lead) + " cannot begin a character");
        }
        if (width > blockEnd - at) {
            return INCOMPLETE;
        }
        int c = width == 1 ? lead : lead & (0x7F >> width);
        for (int k = 1; k < width; k++) {
            int trail = bytes[at + k] & 0xFF;
            if ((trail & 0xC0) != 0x80) {
                throw new BadBytes("not UTF-8: " + hex(trail) + " cannot continue a character");
            }
            c = (c << 6) | (trail & 0x3F);
        }
        if (width != shortestWidth(c)) {
            throw new BadBytes("not UTF-8: a character is written longer than it has to be");
        }
        if ((c >= 0xD800 && c <= 0xDFFF) || c > Character.MAX_CODE_POINT) {
            throw new BadBytes("not UTF-8: no character has this code");
        }
        return c;
    }

    private static int shortestWidth(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }

    private int utf16() {
        if (blockEnd - at < 2) {
            return INCOMPLETE;
        }
        int high = unit(at);
        if ((high & 0xFC00) == 0xDC00) {
            throw new BadBytes("not UTF-16: a low surrogate without its high one");
        }
        width = 2;
        if ((high & 0xFC00) != 0xD800) {
            return high;
        }
        if (blockEnd - at < 4) {
            return INCOMPLETE;
        }
        int low = unit(at + 2);
        if ((low & 0xFC00) != 0xDC00) {
            throw new BadBytes("not UTF-16: a high surrogate without its low one");
        }
        width = 4;
        return Character.toCodePoint((char) high, (char) low);
    }

    private int unit(int offset) {
        int first = bytes[offset] & 0xFF;
        int second = bytes[offset + 1] & 0xFF;
        return encoding == Encoding.UTF_16_LITTLE ? (second << 8) | first : (first << 8) | second;
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0x7E)
                || c == 0x85
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static String hex(int octet) {
        return String.format("0x%02X", octet);
    }
}
