package io.litefs4j.adapters.jdbc.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.litefs4j.domain.InvalidValueException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/** Text as it stands in a URL: bytes of UTF-8, those that mean something else there as {@code %} and two hex digits. */
final class PercentText {
    private static final String KEPT = "-._~/:@,+$!*'()[]";
    private static final int ESCAPE_LENGTH = 3;

    private PercentText() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isKept(c)) {
                encoded.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(UTF_8)) {
                    encoded.append(String.format("%%%02X", b));
                }
            }
        });
        return encoded.toString();
    }

    private static boolean isKept(int c) {
        return c > 0x7f ? !Character.isISOControl(c) : Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0;
    }

    /**
     * Decodes once; a plus stays a plus.
     *
     * @throws InvalidValueException if an escape is cut short or the bytes are not UTF-8
     */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '%') {
                bytes.write(escape(text, i));
                i += ESCAPE_LENGTH;
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(UTF_8));
                i += Character.charCount(c);
            }
        }
        return decoded(bytes.toByteArray(), text);
    }

    private static int escape(String text, int at) {
        int high = at + 1 < text.length() ? hex(text.charAt(at + 1)) : -1;
        int low = at + 2 < text.length() ? hex(text.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw refusal("must have two hex digits after each % (a % itself is %25)", text);
        }
        return high << 4 | low;
    }

    /** Not {@link Character#digit}, which also reads the digits of other scripts. */
    private static int hex(char c) {
        return c > 0x7f ? -1 : Character.digit(c, 16);
    }

    private static String decoded(byte[] bytes, String text) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal("must be UTF-8 where it is escaped", text);
        }
    }

    private static InvalidValueException refusal(String rule, String text) {
        return new InvalidValueException("text", rule, text);
    }
}
