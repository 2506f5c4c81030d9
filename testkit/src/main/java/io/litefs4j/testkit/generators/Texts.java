package io.litefs4j.testkit.generators;

import io.litefs4j.domain.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Strings that break careless readers and writers, beside ordinary ones. */
final class Texts {
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int LAST_SURROGATE = 0xDFFF;
    private static final int SHORT = 12;
    private static final int LONGER_THAN_A_LINE = 400;

    /** What YAML, Go or a shell may take for something else than this very string. */
    private static final List<String> TRAPS = List.of(
            "",
            "~",
            "null",
            "Null",
            "yes",
            "No",
            "on",
            "OFF",
            "y",
            "n",
            "true",
            "False",
            "=",
            "<<",
            "1.0",
            "1e3",
            "010",
            "0o7",
            "0x10",
            "0b1",
            "1_000",
            ".inf",
            "-.INF",
            ".NaN",
            "190:20:30",
            "2001-12-14",
            "2001-12-14t21:59:43.10Z",
            "a: b",
            "a #b",
            "#x",
            "- x",
            "-",
            "---",
            "...",
            "? x",
            "!!str x",
            "!x",
            "&a",
            "*a",
            "[a]",
            "{a: b}",
            "a, b",
            "it's",
            "\"q\"",
            "'",
            "\"",
            "\\",
            "\\n",
            "%YAML",
            "@x",
            "`x`",
            "|",
            ">",
            " a",
            "a ",
            "a\tb",
            "a\nb",
            "a\r\nb",
            "ü",
            "日本",
            "e\u0301",
            "😀",
            "👩\u200d💻",
            "a\u2028b",
            "a\u0085b",
            "\ufeffa",
            "a\u00a0b",
            "\u202eabc",
            "\ufffe",
            "\udbff\udffd");

    private static final List<Integer> AWKWARD = List.of(
            0x01, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x20, 0x22, 0x23, 0x25, 0x27, 0x2A, 0x2E, 0x2F, 0x3A, 0x5C, 0x7F, 0x85,
            0xA0, 0xAD, 0x200B, 0x200D, 0x2024, 0x2028, 0x2029, 0x202E, 0x3000, 0xFEFF, 0xFF0E, 0xFFFD, 0xFFFE, 0x1F600,
            0xE0041, 0x10FFFF);

    private Texts() {}

    /** Any string that UTF-8 can carry, without NUL or dollar; mostly short, now and then longer than a line. */
    static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(TRAPS)),
                Tuple.of(4, words()),
                Tuple.of(4, ofCodePoints(SHORT)),
                Tuple.of(1, ofCodePoints(LONGER_THAN_A_LINE)));
    }

    /** As {@link #any}, with a dollar now and then, which LiteFS takes for a variable. */
    static Arbitrary<String> anyWithDollars() {
        Arbitrary<String> dollars = Arbitraries.of("$", "$$", "$HOME", "${A}", "${A == 'x'}", "a$b", "\\$");
        return Arbitraries.frequencyOf(Tuple.of(9, any()), Tuple.of(1, dollars));
    }

    /** One to twelve letters, digits, dots and dashes, beginning and ending with a letter. */
    static Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars("-._")
                .ofMinLength(1)
                .ofMaxLength(SHORT)
                .map(inner -> "n" + inner + "x");
    }

    /** The values that {@code construction} makes of those texts that it accepts. */
    static <T> Arbitrary<T> accepted(Arbitrary<String> texts, Function<String, T> construction) {
        return texts.map(text -> attempt(text, construction))
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static <T> Optional<T> attempt(String text, Function<String, T> construction) {
        try {
            return Optional.of(construction.apply(text));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static Arbitrary<String> ofCodePoints(int maxLength) {
        Arbitrary<Integer> codePoint = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(' ', '~')),
                Tuple.of(2, Arbitraries.of(AWKWARD)),
                Tuple.of(1, Arbitraries.integers().between(0xA1, 0x2FFF)),
                Tuple.of(1, Arbitraries.integers().between(1, Character.MAX_CODE_POINT)));
        return codePoint
                .filter(c -> c != '$' && (c < FIRST_SURROGATE || c > LAST_SURROGATE))
                .map(Character::toString)
                .list()
                .ofMaxSize(maxLength)
                .map(parts -> String.join("", parts));
    }
}
