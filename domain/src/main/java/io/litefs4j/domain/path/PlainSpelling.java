package io.litefs4j.domain.path;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path segment as careless software would read it: percent escapes decoded as often as there are any, overlong and
 * sixteen-bit ones too, and compatibility characters replaced by the plain ones that they look like.
 */
final class PlainSpelling {
    /** A byte below 0x80; the same in sixteen bits; and in two, three or four bytes where one would do. */
    private static final Pattern ESCAPE = Pattern.compile(
            "%([0-7][0-9a-f])|%u([0-9a-f]{4})|(?:%c|%e0%8|%f0%80%8)([01])%([89ab][0-9a-f])", Pattern.CASE_INSENSITIVE);

    private static final int SIX_BITS = 0x3F;

    /** Fraction slash, division slash and big solidus. */
    private static final Pattern SLASH = Pattern.compile("[\u2044\u2215\u29F8]");

    /** Set minus, reverse solidus operator and big reverse solidus. */
    private static final Pattern BACKSLASH = Pattern.compile("[\u2216\u29F5\u29F9]");

    /** Characters that are letters, marks or symbols by category, but show nothing. */
    private static final Set<Integer> UNSEEN =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0);

    /** They make a symbol an emoji, and may well stand at the end of a name. */
    private static final int FIRST_VARIATION_SELECTOR = 0xFE00;

    private static final int LAST_VARIATION_SELECTOR = 0xFE0F;

    private PlainSpelling() {}

    static String of(String segment) {
        String plain = segment;
        String before;
        do {
            before = plain;
            String folded = Normalizer.normalize(plain, Normalizer.Form.NFKC);
            String straight =
                    BACKSLASH.matcher(SLASH.matcher(folded).replaceAll("/")).replaceAll("\\\\");
            plain = ESCAPE.matcher(straight).replaceAll(PlainSpelling::decoded);
        } while (!plain.equals(before));
        return plain;
    }

    /** Returns the text without what cannot be seen. */
    static String withoutBlanks(String text) {
        return text.codePoints()
                .filter(c -> !isBlank(c) && (c < FIRST_VARIATION_SELECTOR || c > LAST_VARIATION_SELECTOR))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || UNSEEN.contains(c);
    }

    private static String decoded(MatchResult escape) {
        String character;
        if (escape.group(1) != null) {
            character = Character.toString(Integer.parseInt(escape.group(1), 16));
        } else if (escape.group(2) != null) {
            character = Character.toString(Integer.parseInt(escape.group(2), 16));
        } else {
            int high = Integer.parseInt(escape.group(3)) << 6;
            character = Character.toString(high | (Integer.parseInt(escape.group(4), 16) & SIX_BITS));
        }
        return Matcher.quoteReplacement(character);
    }
}
