package io.litefs4j.cluster.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A small damage to a configuration file, such as a person or a program does.
 *
 * @param kind what is done
 * @param place where, as a share of the file's length
 * @param piece what is put there, where something is
 */
record Change(Kind kind, double place, String piece) {
    enum Kind {
        INSERT,
        REPLACE_REST_OF_LINE,
        DELETE_BYTE,
        DELETE_LINE,
        REPEAT_LINE,
        INDENT_LINE,
        CUT_OFF
    }

    private static final List<String> PIECES = List.of(
            " ",
            "  ",
            "\n",
            "\t",
            ":",
            ": ",
            "-",
            "- ",
            "#",
            " #x",
            "'",
            "\"",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&a ",
            "*a",
            "!!str ",
            "!!int ",
            "|",
            ">",
            "%",
            "@",
            "`",
            "~",
            "null",
            "true",
            "yes",
            "off",
            "0",
            "1",
            "-1",
            "64.5",
            "1e3",
            "0x10",
            "0o7",
            "1_000",
            "10",
            "10s",
            "1h30m",
            "-5s",
            "1.5",
            ".inf",
            "2020-01-01",
            "static",
            "consul",
            "$TYPE",
            "${TTL}",
            "${FLAG}",
            "${EMPTY}",
            "$$",
            "${HOSTNAME == 'node-7'}",
            "<<: *a",
            "? ",
            "---",
            "...",
            "\u00e9",
            "\u2028",
            "\\x41",
            "\0");

    static Arbitrary<Change> any() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.doubles().between(0, 1), Arbitraries.of(PIECES))
                .as(Change::new);
    }

    static byte[] applied(byte[] file, List<Change> changes) {
        byte[] changed = file;
        for (Change change : changes) {
            changed = change.applied(changed);
        }
        return changed;
    }

    private byte[] applied(byte[] file) {
        int at = (int) (place * file.length);
        switch (kind) {
            case INSERT:
                return joined(file, at, piece.getBytes(UTF_8), at);
            case DELETE_BYTE:
                return joined(file, at, new byte[0], Math.min(at + 1, file.length));
            case CUT_OFF:
                return joined(file, at, new byte[0], file.length);
            default:
                return ofLine(new String(file, UTF_8)).getBytes(UTF_8);
        }
    }

    private String ofLine(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = Math.min((int) (place * lines.size()), lines.size() - 1);
        String line = lines.get(at);
        switch (kind) {
            case DELETE_LINE -> lines.remove(at);
            case REPEAT_LINE -> lines.add(at, line);
            case INDENT_LINE -> lines.set(at, "  " + line);
            default -> lines.set(at, line.substring(0, line.indexOf(':') + 1) + " " + piece);
        }
        return String.join("\n", lines);
    }

    private static byte[] joined(byte[] file, int headEnd, byte[] middle, int tailStart) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(file, 0, headEnd);
        joined.writeBytes(middle);
        joined.write(file, tailStart, file.length - tailStart);
        return joined.toByteArray();
    }
}
