package io.litefs4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.LiteFs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    private Path directory;

    @Test
    void the_version_is_that_of_the_library() {
        Shell.Result version = new Shell(directory).run("version");
        assertThat(version.status()).isZero();
        assertThat(version.out()).isEqualTo("litefs4j " + LiteFs.version() + System.lineSeparator());
    }

    @Test
    void help_names_every_command_and_every_exit_status() {
        Shell.Result help = new Shell(directory).run("--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("status", "check", "config", "version", "Exit status", "64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "check", "config", "version"})
    void every_command_has_help(String command) {
        assertThat(new Shell(directory).run(command, "--help").out()).startsWith("Usage: litefs4j " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "statsu",
                "status --nope",
                "config",
                "config check",
                "config generate",
                "status --mount relative"
            })
    void a_wrong_command_line_has_a_status_of_its_own(String line) {
        Shell.Result wrong = new Shell(directory).run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(wrong.status()).isEqualTo(64);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).isNotEmpty();
    }
}
