package io.litefs4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckCommandTest {
    private static final String PRIMARY = """
            http:
              addr: "127.0.0.1:20202"
            lease:
              type: static
              hostname: n1
              advertise-url: http://127.0.0.1:20202
            """;

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory);
    }

    @Test
    void an_accepted_file_ends_with_zero() throws IOException {
        shell.file("a.yml", PRIMARY);
        Shell.Result check = shell.run("config", "check", "a.yml");
        assertThat(check.status()).isZero();
        assertThat(check.out()).startsWith("a.yml: accepted");
    }

    @Test
    void every_fault_of_a_refused_file_is_told_with_its_place_and_whose_it_is() throws IOException {
        shell.file("b.yml", "lease:\n  type: raft\nfuse:\n  dir: relative\n");
        Shell.Result check = shell.run("config", "check", "b.yml");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.out())
                .contains("line 2, column 9: lease.type:", "(LiteFS refuses)")
                .contains("line 4, column 8: fuse.dir:", "(litefs4j refuses)");
    }

    @Test
    void json_has_one_object_for_each_file() throws IOException {
        shell.file("a.yml", PRIMARY);
        shell.file("b.yml", "lease: 1\n");
        Shell.Result check = shell.run("config", "check", "--json", "a.yml", "b.yml");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.out().lines()).hasSize(2);
        assertThat(check.out().lines().findFirst().orElseThrow())
                .startsWith("{\"file\":\"a.yml\",\"accepted\":true,\"faults\":[],\"lint\":[");
        assertThat(check.out().lines().skip(1).findFirst().orElseThrow())
                .startsWith(
                        "{\"file\":\"b.yml\",\"accepted\":false,\"faults\":[{\"key\":\"lease\",\"line\":1,\"column\":8,"
                                + "\"by\":\"litefs\",\"message\":\"");
    }

    @Test
    void variables_come_from_the_environment() throws IOException {
        shell.set("KIND", "static").file("e.yml", "lease:\n  type: ${KIND}\n");
        assertThat(shell.run("config", "check", "e.yml").status()).isZero();
    }

    @Test
    void without_expansion_a_dollar_is_a_dollar() throws IOException {
        shell.set("KIND", "static").file("e.yml", "lease:\n  type: ${KIND}\n");
        assertThat(shell.run("config", "check", "--no-expand-env", "e.yml").status())
                .isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_there_is_refused_and_named() {
        Shell.Result check = shell.run("config", "check", "none.yml");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.out()).contains("none.yml: refused", "does not exist");
    }

    @Test
    void two_static_candidates_are_found_between_files() throws IOException {
        shell.file("a.yml", PRIMARY);
        shell.file("b.yml", PRIMARY.replace("20202", "20203").replace("n1", "n2"));
        Shell.Result check = shell.run("config", "check", "a.yml", "b.yml");
        assertThat(check.status()).isZero();
        assertThat(check.out()).contains("error lease.candidate");
    }

    @Test
    void a_file_that_is_named_twice_is_no_cluster() throws IOException {
        shell.file("a.yml", PRIMARY);
        Shell.Result check = shell.run("config", "check", "a.yml", "a.yml");
        assertThat(check.out()).containsOnlyOnce("a.yml: accepted").doesNotContain("error");
    }
}
