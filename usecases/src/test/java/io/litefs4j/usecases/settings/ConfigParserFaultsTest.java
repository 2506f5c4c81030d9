package io.litefs4j.usecases.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.usecases.settings.ConfigFault.Refuser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigParserFaultsTest {
    private final ConfigParser parser = ConfigParser.withoutExpansion();

    @Test
    void all_faults_are_found_at_once_with_key_and_place_in_the_order_of_the_file() {
        ConfigReading reading = parse("""
                fuse:
                  dir: litefs
                data:
                  retention: 600
                  compress: "yes please"
                lease:
                  type: raft
                  advertise_url: http://h:1
                  consul: x
                log:
                  format: xml
                """);

        assertThat(reading.faults())
                .extracting(f -> f.by().text() + " " + f.key() + " " + f.line() + ":" + f.column())
                .containsExactly(
                        "policy fuse.dir 2:8",
                        "litefs data.retention 4:14",
                        "litefs data.compress 5:13",
                        "litefs lease.type 7:9",
                        "litefs lease.advertise_url 8:3",
                        "litefs lease.consul 9:11",
                        "policy log.format 11:11");
        assertThat(reading.isAcceptedByLiteFs()).isFalse();
        assertThat(reading.settings()).isEmpty();
    }

    @Test
    void an_unknown_key_is_told_its_right_spelling() {
        assertMessage("lease: {type: static, advertise_url: x}", "unknown key; LiteFS writes it 'advertise-url'");
        assertMessage("lease: {type: static, ttl: 1s}", "unknown key; LiteFS knows type, hostname");
    }

    @Test
    void a_wrong_type_is_told_with_what_was_found() {
        assertMessage(
                "data: {retention: 600}", "must be a duration with its unit, like 10s, 500ms or 1h30m, but is '600'");
        assertMessage("fuse: {debug: 1}", "must be true or false, but is '1'");
        assertMessage("tracing: {max-size: \"64\"}", "must be a whole number, but is '64'");
        assertMessage(
                "proxy: {passthrough: /a}", "must be a list of texts, not a text; write [\"…\"] even for one item");
        assertMessage("fuse: /litefs", "must be a mapping with the keys dir, allow-other, debug, not a text");
        assertMessage("exec: {cmd: a}", "must be a command as a text, or a list of commands");
    }

    @Test
    void a_key_that_stands_twice_is_told_where_it_stands_first() {
        assertMessage("log:\n  debug: on\n  debug: off\n", "this key stands at line 2 already");
    }

    @Test
    void a_file_without_a_document_is_refused_as_by_litefs() {
        assertMessage("", "holds nothing: no YAML document");
        assertMessage("# nothing but a comment\n", "holds nothing: no YAML document");
    }

    @Test
    void an_empty_document_lacks_the_kind_of_lease_only() {
        assertThat(parse("---\n").faults())
                .containsExactly(
                        new ConfigFault("lease.type", 1, 1, Refuser.LITEFS, "must be set, to 'static' or 'consul'"));
    }

    @Test
    void two_directories_that_are_one_are_refused_where_the_second_is_written() {
        assertThat(parse("lease: {type: static}\nfuse:\n  dir: /x\ndata:\n  dir: /x\n")
                        .faults())
                .extracting(f -> f.by().text() + " " + f.key() + " " + f.line())
                .containsExactly("litefs data.dir 5");
        assertThat(parse("lease: {type: static}\ndata:\n  dir: /x\nfuse:\n  dir: /x/\n")
                        .faults())
                .extracting(f -> f.by().text() + " " + f.key() + " " + f.line())
                .containsExactly("policy fuse.dir 5");
    }

    @Test
    void a_filter_of_databases_on_a_candidate_is_refused_as_by_litefs() {
        assertThat(parse("lease: {type: static, databases: [a]}").faults())
                .extracting(ConfigFault::key)
                .containsExactly("lease.databases");
        assertThat(parse("lease: {type: static, candidate: no, databases: [a]}").isAccepted())
                .isTrue();
    }

    @Test
    void what_litefs_takes_and_fails_over_later_is_refused_by_policy() {
        ConfigReading reading = parse("""
                exec: [~, {cmd: ""}]
                proxy: {target: "localhost:1", passthrough: [a, "b\\0"]}
                lease: {type: consul, hostname: " h", advertise-url: "h:1"}
                backup: {type: s3}
                tracing: {max-size: -1}
                """);

        assertThat(reading.isAcceptedByLiteFs()).isTrue();
        assertThat(reading.faults())
                .allMatch(f -> f.by() == Refuser.POLICY)
                .extracting(ConfigFault::key)
                .containsExactlyInAnyOrder(
                        "exec[0]",
                        "exec[1]",
                        "proxy.addr",
                        "proxy.db",
                        "proxy.passthrough[1]",
                        "lease.hostname",
                        "lease.advertise-url",
                        "lease.consul.url",
                        "lease.consul.key",
                        "backup.type",
                        "tracing.max-size");
    }

    @Test
    void effective_values_are_there_even_where_only_we_refuse() {
        List<EffectiveValue> values = parse("lease: {type: static}\nfuse: {dir: x}\nexec: run\ndata: {retention: 1h}\n"
                        + "proxy: {passthrough: [\"*.css\"]}\n")
                .effectiveValues();

        assertThat(values)
                .hasSize(50)
                .contains(
                        new EffectiveValue("exit-on-error", "true", "true", true),
                        new EffectiveValue(
                                "exec",
                                "[{\"cmd\":\"run\",\"if-candidate\":false}]",
                                "[{\"cmd\":\"run\",\"if-candidate\":false}]",
                                false),
                        new EffectiveValue("data.retention", "1h0m0s", "\"1h0m0s\"", false),
                        new EffectiveValue("data.retention-monitor-interval", "1m0s", "\"1m0s\"", true),
                        new EffectiveValue("fuse.dir", "x", "\"x\"", false),
                        new EffectiveValue("proxy.passthrough", "[\"*.css\"]", "[\"*.css\"]", false),
                        new EffectiveValue("proxy.always-forward", "[]", "[]", true),
                        new EffectiveValue("lease.type", "static", "\"static\"", false));
        assertThat(values.get(0).key()).isEqualTo("exit-on-error");
    }

    @Test
    void only_the_first_document_counts() {
        assertThat(parse("lease: {type: static}\n---\nnonsense: [\n").isAccepted())
                .isTrue();
    }

    @Test
    void places_are_those_of_the_file_after_expansion() {
        ConfigReading reading = ConfigParser.expanding(Map.of("NL", "a\nb: c"))
                .parse("lease: {type: static}\n# $NL\nfuse: {debug: 1}\n".getBytes(UTF_8));
        assertThat(reading.faults()).extracting(f -> f.key() + " " + f.line()).containsExactly("b 3", "fuse.debug 4");
    }

    @Test
    void a_fault_is_one_line_for_a_person() {
        assertThat(parse("lease: {type: raft}").toString())
                .isEqualTo(
                        "refused by LiteFS: line 1, column 15: lease.type: must be 'static' or 'consul', in small letters");
    }

    private ConfigReading parse(String yaml) {
        return parser.parse(yaml.getBytes(UTF_8));
    }

    private void assertMessage(String yaml, String message) {
        assertThat(parse(yaml).faults()).anySatisfy(f -> {
            assertThat(f.message()).contains(message);
            assertThat(f.by()).isEqualTo(Refuser.LITEFS);
        });
    }
}
