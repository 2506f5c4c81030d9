package io.litefs4j.usecases.settings.yaml;

import io.litefs4j.usecases.settings.yaml.YamlNode.Scalar;
import io.litefs4j.usecases.settings.yaml.YamlNode.Tag;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * What a text means to LiteFS's YAML reader. Its rules lie between YAML 1.1 and 1.2: {@code 010} is eight, {@code 0o10} too,
 * {@code yes} is a text until a field wants a truth value, {@code 12:30} is a text.
 *
 * <p>Source: gopkg.in/yaml.v3 {@code resolve.go}; {@code decode.go}, {@code scalar}.
 */
public final class ScalarRules {
    private static final Set<String> RESOLVED_TAGS =
            Set.of(Tag.STR, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.NULL, Tag.TIMESTAMP);
    private static final ScalarValue NULL = new ScalarValue.Null();
    private static final ScalarValue TRUE = new ScalarValue.Bool(true);
    private static final ScalarValue FALSE = new ScalarValue.Bool(false);
    private static final ScalarValue NOT_A_NUMBER = new ScalarValue.Real(Double.NaN);
    private static final ScalarValue INFINITY = new ScalarValue.Real(Double.POSITIVE_INFINITY);
    private static final ScalarValue MINUS_INFINITY = new ScalarValue.Real(Double.NEGATIVE_INFINITY);
    private static final Map<String, ScalarValue> WORDS = Map.ofEntries(
            Map.entry("", NULL),
            Map.entry("~", NULL),
            Map.entry("null", NULL),
            Map.entry("Null", NULL),
            Map.entry("NULL", NULL),
            Map.entry("true", TRUE),
            Map.entry("True", TRUE),
            Map.entry("TRUE", TRUE),
            Map.entry("false", FALSE),
            Map.entry("False", FALSE),
            Map.entry("FALSE", FALSE),
            Map.entry(".nan", NOT_A_NUMBER),
            Map.entry(".NaN", NOT_A_NUMBER),
            Map.entry(".NAN", NOT_A_NUMBER),
            Map.entry(".inf", INFINITY),
            Map.entry(".Inf", INFINITY),
            Map.entry(".INF", INFINITY),
            Map.entry("+.inf", INFINITY),
            Map.entry("+.Inf", INFINITY),
            Map.entry("+.INF", INFINITY),
            Map.entry("-.inf", MINUS_INFINITY),
            Map.entry("-.Inf", MINUS_INFINITY),
            Map.entry("-.INF", MINUS_INFINITY));

    private ScalarRules() {}

    /** Returns the tag that a text without quotes and without a tag of its own has. */
    static String tagOfPlain(String text) {
        return text.equals("<<") ? Tag.MERGE : tagOf(guess(text, true));
    }

    /**
     * Returns what a scalar means.
     *
     * @throws YamlRefusal if its tag says that it is something else than its text
     */
    public static ScalarValue resolve(Scalar scalar) {
        String tag = scalar.tag();
        String text = scalar.value();
        if (tag.equals(Tag.BINARY)) {
            return new ScalarValue.Text(binary(scalar));
        }
        if (tag.equals(Tag.STR) || !RESOLVED_TAGS.contains(tag)) {
            return new ScalarValue.Text(text);
        }
        ScalarValue value = guess(text, tag.equals(Tag.TIMESTAMP));
        if (tag.equals(Tag.FLOAT) && value instanceof ScalarValue.Int whole) {
            return new ScalarValue.Real(whole.value());
        }
        if (!tag.equals(tagOf(value))) {
            throw new YamlRefusal(scalar.line(), scalar.column(), "the text after " + tag + " is none of that kind");
        }
        return value;
    }

    private static ScalarValue guess(String text, boolean maybeTimestamp) {
        ScalarValue word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        char first = text.charAt(0);
        if (first == '.') {
            return GoNumbers.fraction(text).orElseGet(() -> new ScalarValue.Text(text));
        }
        if (first != '+' && first != '-' && !Chars.isDigit(first)) {
            return new ScalarValue.Text(text);
        }
        if (maybeTimestamp && GoTimestamps.isTimestamp(text)) {
            return new ScalarValue.Timestamp();
        }
        return GoNumbers.number(text.replace("_", "")).orElseGet(() -> new ScalarValue.Text(text));
    }

    private static String tagOf(ScalarValue value) {
        if (value instanceof ScalarValue.Null) {
            return Tag.NULL;
        }
        if (value instanceof ScalarValue.Bool) {
            return Tag.BOOL;
        }
        if (value instanceof ScalarValue.Int || value instanceof ScalarValue.HugeInt) {
            return Tag.INT;
        }
        if (value instanceof ScalarValue.Real) {
            return Tag.FLOAT;
        }
        return value instanceof ScalarValue.Timestamp ? Tag.TIMESTAMP : Tag.STR;
    }

    private static String binary(Scalar scalar) {
        String digits = scalar.value().replace("\n", "").replace("\r", "");
        try {
            if (digits.length() % 4 == 0) {
                return GoText.decode(Base64.getDecoder().decode(digits));
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal that a wrong length gets, too.
        }
        throw new YamlRefusal(scalar.line(), scalar.column(), "the text after !!binary is not base64");
    }
}
