package io.litefs4j.usecases.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.usecases.settings.ConfigFault.Refuser;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing in a file makes the parser run for long, fill the memory or the stack, or answer without a reason. */
@Timeout(60)
class ConfigParserHostileInputTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String LEASE = "lease: {type: static}\n";

    private final ConfigParser parser = ConfigParser.withoutExpansion();

    @Test
    void billions_of_laughs_are_refused_as_by_litefs() {
        StringBuilder yaml = new StringBuilder(LEASE + "exec:\n- cmd: a\n  l0: &l0 {cmd: ha}\n");
        for (int i = 1; i <= 9; i++) {
            yaml.append("  l").append(i).append(": &l").append(i).append(" {<<: [");
            yaml.append(("*l" + (i - 1) + ", ").repeat(9)).append("]}\n");
        }
        yaml.append("- *l9\n");
        assertRefused(yaml.toString(), Refuser.LITEFS, "aliases make this document too large");
    }

    @Test
    void laughs_that_nobody_reads_cost_nothing() {
        StringBuilder yaml = new StringBuilder(LEASE + "exec:\n- cmd: a\n  l0: &l0 [ha]\n");
        for (int i = 1; i <= 50; i++) {
            yaml.append("  l").append(i).append(": &l").append(i).append(" [");
            yaml.append(("*l" + (i - 1) + ", ").repeat(9)).append("]\n");
        }
        assertThat(parser.parse(yaml.toString().getBytes(UTF_8)).isAccepted()).isTrue();
    }

    @Test
    void an_alias_within_its_own_target_is_refused_as_by_litefs() {
        assertRefused(LEASE + "fuse: &a {dir: /x, <<: *a}\n", Refuser.LITEFS, "contains itself");
    }

    @Test
    void ten_megabytes_of_comment_are_no_obstacle() {
        String yaml = ("# " + "x".repeat(1022) + "\n").repeat(10 * 1024) + LEASE;
        assertThat(parser.parse(yaml.getBytes(UTF_8)).isAccepted()).isTrue();
    }

    @Test
    void ten_megabytes_of_one_text_are_refused() {
        String yaml = LEASE.replace("static", "static, hostname: " + "x".repeat(10 * MEGABYTE));
        assertRefused(yaml, Refuser.POLICY, "must have at most 255 characters");
    }

    @Test
    void ten_megabytes_of_list_items_are_refused_and_not_kept() {
        String yaml = LEASE + "proxy:\n  passthrough:\n" + "  - a\n".repeat(10 * MEGABYTE / 6);
        assertRefused(yaml, Refuser.POLICY, "more keys and values than any configuration needs");
    }

    @Test
    void ten_megabytes_of_unknown_keys_give_a_thousand_faults_at_most() {
        StringBuilder yaml = new StringBuilder(LEASE);
        for (int i = 0; yaml.length() < 10 * MEGABYTE; i++) {
            yaml.append("key-").append(i).append(": v\n");
        }
        assertRefused(yaml.toString(), Refuser.LITEFS, "unknown key");
        assertThat(parser.parse(yaml.toString().getBytes(UTF_8)).faults()).hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void a_fault_behind_ten_megabytes_of_items_is_still_found() {
        String yaml = LEASE + "proxy:\n  passthrough:\n" + "  - a\n".repeat(MEGABYTE) + "\t- b: c: d\n";
        assertRefused(yaml, Refuser.LITEFS, "");
    }

    @Test
    void ten_megabytes_of_dollars_and_braces_expand_in_time() {
        String yaml = LEASE + "# " + "${".repeat(5 * MEGABYTE);
        assertThat(ConfigParser.expanding(Map.of()).parse(yaml.getBytes(UTF_8)).isAccepted())
                .isTrue();
    }

    @Test
    void an_environment_that_blows_up_the_file_is_refused_unread() {
        String yaml = LEASE + "# " + "$A".repeat(MEGABYTE);
        ConfigReading reading =
                ConfigParser.expanding(Map.of("A", "x".repeat(MEGABYTE))).parse(yaml.getBytes(UTF_8));
        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.by()).isEqualTo(Refuser.POLICY);
            assertThat(fault.message()).contains("is longer than 16 MiB");
        });
    }

    @Test
    void a_file_of_more_than_16_megabytes_is_refused_unread() {
        assertRefused("\n".repeat(17 * MEGABYTE), Refuser.POLICY, "is longer than 16 MiB");
    }

    @Test
    void brackets_without_end_are_refused_as_by_litefs() {
        assertRefused(LEASE + "exec: " + "[".repeat(10 * MEGABYTE), Refuser.LITEFS, "more than 10000 brackets");
        assertRefused("{a: ".repeat(MEGABYTE), Refuser.LITEFS, "more than 10000 brackets");
    }

    @Test
    void blocks_without_end_are_refused_as_by_litefs() {
        assertRefused(LEASE + "exec:\n" + "- ".repeat(20_000), Refuser.LITEFS, "more than 10000 blocks");
        assertRefused("? ".repeat(20_000), Refuser.LITEFS, "more than 10000 blocks");
    }

    @Test
    void what_litefs_takes_however_deep_it_lies_is_read_without_going_down_the_stack() {
        String deep = "[".repeat(9_000) + "]".repeat(9_000);
        assertThat(parser.parse((LEASE + "exec: [{cmd: a, junk: " + deep + "}]\n").getBytes(UTF_8))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void merges_deeper_than_anybody_needs_are_refused_by_policy() {
        String yaml = LEASE + "fuse: " + "{<<: ".repeat(5_000) + "{dir: /x}" + "}".repeat(5_000);
        assertRefused(yaml, Refuser.POLICY, "deep within others");
    }

    @Test
    void a_tab_that_indents_is_refused_with_its_place() {
        assertFault("lease:\n\ttype: static\n", 2, 1, "a tab cannot indent");
        assertFault("fuse: {dir: /x}\n" + "lease:\n  type: a\n\tb\n", 4, 1, "a tab cannot indent");
    }

    @Test
    void a_nul_or_control_character_is_refused_with_its_place() {
        assertFault("lease:\n  type: static\0\n", 2, 15, "control characters are not allowed: U+0000");
        assertFault("lease:\n  type: \"\u007f\"\n", 2, 10, "control characters are not allowed: U+007F");
        assertFault("lease:\n  type: \u009b\n", 2, 9, "control characters are not allowed: U+009B");
    }

    @Test
    void bytes_that_are_no_text_are_refused_with_their_place() {
        assertFault("lease:\n  type: \u00ff\n".getBytes(ISO_8859_1), 2, 9, "not UTF-8");
        assertFault("lease:\n  type: \u00c0\u0080\n".getBytes(ISO_8859_1), 2, 9, "written longer than it has to be");
        assertFault("lease:\n  type: \u00ed\u00a0\u0080\n".getBytes(ISO_8859_1), 2, 9, "no character has this code");
        assertFault("lease:\n  type: \u00c3".getBytes(ISO_8859_1), 2, 9, "ends within a character");
    }

    @Test
    void a_byte_order_mark_says_how_the_file_is_encoded() {
        String yaml = "\ufeff" + LEASE;
        assertThat(parser.parse(yaml.getBytes(UTF_8)).isAccepted()).isTrue();
        assertThat(parser.parse(yaml.getBytes(UTF_16LE)).isAccepted()).isTrue();
        assertThat(parser.parse(yaml.getBytes(UTF_16BE)).isAccepted()).isTrue();
        assertThat(parser.parse(LEASE.getBytes(UTF_16LE)).isAccepted()).isFalse();
    }

    @Test
    void random_bytes_are_refused_with_a_reason() {
        Random random = new Random();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            assertThat(parser.parse(bytes).faults())
                    .isNotEmpty()
                    .allMatch(f -> !f.message().isBlank());
        }
    }

    private void assertRefused(String yaml, Refuser by, String message) {
        ConfigReading reading = parser.parse(yaml.getBytes(UTF_8));
        assertThat(reading.isAccepted()).isFalse();
        assertThat(reading.settings()).isEmpty();
        assertThat(reading.faults())
                .anyMatch(f -> f.by() == by && f.message().contains(message) && f.line() > 0 && f.column() > 0);
    }

    private void assertFault(String yaml, int line, int column, String message) {
        assertFault(yaml.getBytes(UTF_8), line, column, message);
    }

    private void assertFault(byte[] yaml, int line, int column, String message) {
        assertThat(parser.parse(yaml).faults()).anySatisfy(fault -> {
            assertThat(fault.by()).isEqualTo(Refuser.LITEFS);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.message()).contains(message);
        });
    }
}
