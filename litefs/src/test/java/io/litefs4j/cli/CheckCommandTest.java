package io.litefs4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(directory.resolve("bin"));
        shell = new Shell(directory).set("PATH", "bin").set("HOME", directory.toString());
    }

    @Test
    void what_is_missing_is_told_with_its_remedy() throws IOException {
        Shell.Result check = check();
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.out())
                .contains("fault LiteFS binary: there is no litefs on the PATH", "GitHub releases")
                .contains("fault fusermount3", "package fuse3")
                .contains("is not mounted", "--mount")
                .contains("fault node API", "--url");
    }

    @Test
    void a_binary_on_the_path_is_asked_for_its_version() throws IOException {
        shell.program("bin/litefs", "echo 'LiteFS v0.5.14, commit=abc'");
        assertThat(check().out()).contains("ok    LiteFS binary:", "LiteFS v0.5.14");
    }

    @Test
    void another_version_is_a_warning() throws IOException {
        shell.program("bin/litefs", "echo 'LiteFS v0.4.0'");
        assertThat(check().out()).contains("warn  LiteFS binary:", "proven with v0.5");
    }

    @Test
    void a_program_that_only_has_the_name_is_a_fault() throws IOException {
        shell.program("bin/litefs", "echo hello");
        assertThat(check().out()).contains("fault LiteFS binary:", "does not say that it is LiteFS");
    }

    @Test
    void the_environment_may_name_the_binary() throws IOException {
        shell.program("my-litefs", "echo 'LiteFS v0.5.11'");
        assertThat(shell.set("LITEFS_BINARY", "my-litefs").run(arguments()).out())
                .contains("ok    LiteFS binary:", "my-litefs");
    }

    @Test
    void a_named_binary_that_is_none_is_a_fault_even_with_one_on_the_path() throws IOException {
        shell.program("bin/litefs", "echo 'LiteFS v0.5.14'");
        assertThat(shell.set("LITEFS_BINARY", "gone").run(arguments()).out())
                .contains("fault LiteFS binary: LITEFS_BINARY names", "gone");
    }

    @Test
    void the_configuration_is_found_where_litefs_looks() throws IOException {
        shell.file("litefs.yml", "lease:\n  type: raft\n");
        assertThat(check().out()).contains("fault configuration:", "litefs.yml, line 2, column 9: lease.type");
    }

    @Test
    void what_litefs_would_regret_is_a_warning() throws IOException {
        shell.file("litefs.yml", "lease:\n  type: static\n  hostname: n1\n  advertise-url: http://n1:20202\n");
        assertThat(check().out()).contains("warn  configuration:", "http.addr");
    }

    @Test
    void json_has_one_object_for_each_finding() throws IOException {
        Shell.Result check = shell.run(
                "check", "--json", "--mount", directory.resolve("mount").toString(), "--url", nobody());
        assertThat(check.out().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"subject\":\""));
    }

    private Shell.Result check() throws IOException {
        return shell.run(arguments());
    }

    private String[] arguments() throws IOException {
        return new String[] {"check", "--mount", directory.resolve("mount").toString(), "--url", nobody()};
    }

    /** A URL at which nobody listens. */
    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
