package io.litefs4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigExplainCommandTest {
    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = new Shell(directory);
        shell.file("c.yml", """
                data:
                  retention: 90m
                proxy:
                  passthrough: ["/a*", "b\\"c"]
                lease:
                  type: static
                  candidate: no
                tracing:
                  max-size: 0x10
                """);
    }

    @Test
    void every_key_is_listed_with_its_value_and_whether_it_is_the_default() {
        Shell.Result explain = shell.run("config", "explain", "c.yml");
        assertThat(explain.status()).isZero();
        assertThat(explain.out().lines())
                .hasSize(50)
                .anyMatch(line -> line.matches("data\\.retention +1h30m0s"))
                .anyMatch(line -> line.matches("data\\.dir +/var/lib/litefs +\\(default\\)"))
                .anyMatch(line -> line.matches("lease\\.hostname +\"\" +\\(default\\)"));
    }

    @Test
    void json_keeps_the_types_of_litefs() {
        String json = shell.run("config", "explain", "--json", "c.yml").out().replaceAll("\\s+", "");
        assertThat(json)
                .contains("\"data.retention\":{\"value\":\"1h30m0s\",\"default\":false}")
                .contains("\"lease.candidate\":{\"value\":false,\"default\":false}")
                .contains("\"tracing.max-size\":{\"value\":16,\"default\":false}")
                .contains("\"proxy.passthrough\":{\"value\":[\"/a*\",\"b\\\"c\"],\"default\":false}")
                .contains("\"exit-on-error\":{\"value\":true,\"default\":true}");
    }

    @Test
    void a_file_that_litefs_refuses_is_not_explained() throws IOException {
        shell.file("bad.yml", "lease:\n  type: 7\n");
        Shell.Result explain = shell.run("config", "explain", "bad.yml");
        assertThat(explain.status()).isEqualTo(2);
        assertThat(explain.out()).isEmpty();
        assertThat(explain.err()).contains("bad.yml: line 2");
    }

    @Test
    void what_only_litefs4j_refuses_is_explained_with_its_faults() throws IOException {
        shell.file("odd.yml", "fuse:\n  dir: relative\nlease:\n  type: static\n");
        Shell.Result explain = shell.run("config", "explain", "odd.yml");
        assertThat(explain.status()).isZero();
        assertThat(explain.out()).containsPattern("fuse\\.dir +relative");
        assertThat(explain.err()).contains("fuse.dir");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Shell.Result explain = shell.run("config", "explain", "none.yml");
        assertThat(explain.status()).isEqualTo(70);
        assertThat(explain.err()).contains("none.yml does not exist");
    }
}
