package io.litefs4j.examples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script at the top of the project, as far as it goes without building anything. */
class DemoTest {
    private record Outcome(int exit, String output) {}

    private static Outcome demo(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", Path.of("../../demo").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    @Test
    void help_says_how_to_use_it() throws Exception {
        Outcome help = demo(Map.of(), "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.output()).contains("usage:", "--cluster", "--port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nope", "extra", "--port=1", "-x"})
    void an_unknown_option_is_a_usage_error(String option) throws Exception {
        Outcome refused = demo(Map.of(), option);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).contains("unknown option: " + option, "usage:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65533", "999999", "x", "-1", ""})
    void a_port_that_is_none_is_a_usage_error(String port) throws Exception {
        assertThat(demo(Map.of(), "--port", port).exit()).isEqualTo(2);
    }

    @Test
    void a_cluster_without_litefs_says_where_to_get_it() throws Exception {
        Outcome refused = demo(Map.of("LITEFS_BINARY", "/nonexistent/litefs"), "--cluster");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("github.com/superfly/litefs/releases", "flyio/litefs", "LITEFS_BINARY");
    }
}
