package io.litefs4j.usecases.settings.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Bytes as Go keeps them in a string: any bytes, mostly UTF-8. */
final class GoText {
    private static final int ESCAPED_BYTE = 0xDC00;

    private GoText() {}

    /** Decodes UTF-8, keeping a byte that is none as a lone low surrogate: nothing is lost, and no two texts become equal. */
    static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            // One byte at a time, as Go does; what follows it may begin a character.
            out.put((char) (ESCAPED_BYTE + (in.get() & 0xFF)));
        }
    }
}
