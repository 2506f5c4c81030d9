package io.litefs4j.testkit.real;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiteFsBinaryTest {
    @TempDir
    private Path directory;

    @Test
    void a_machine_without_litefs_is_told_where_to_get_it() {
        assertThatThrownBy(() -> LiteFsBinary.find(null, directory.toString()))
                .isInstanceOf(RealLiteFsUnavailableException.class)
                .hasMessageContaining("no litefs on the PATH and LITEFS_BINARY is not set")
                .hasMessageContaining("github.com/superfly/litefs/releases");
    }

    @Test
    void a_variable_that_names_nothing_is_not_replaced_by_the_search_path() throws IOException {
        script("litefs", "echo LiteFS v0.5.14");
        assertThatThrownBy(() -> LiteFsBinary.find(directory.resolve("missing").toString(), directory.toString()))
                .isInstanceOf(RealLiteFsUnavailableException.class)
                .hasMessageContaining("missing cannot be run")
                .hasMessageContaining("LITEFS_BINARY");
    }

    @Test
    void another_version_is_refused_with_its_own_words() throws IOException {
        Path old = script("litefs", "echo LiteFS v0.4.0, commit=1234567");
        assertThatThrownBy(() -> LiteFsBinary.find(old.toString(), ""))
                .isInstanceOf(RealLiteFsUnavailableException.class)
                .hasMessageContaining("is not LiteFS v0.5; it says: LiteFS v0.4.0, commit=1234567");
    }

    @Test
    void a_program_that_fails_is_not_taken_for_litefs() throws IOException {
        Path broken = script("litefs", "echo LiteFS v0.5.14; exit 3");
        assertThatThrownBy(() -> LiteFsBinary.find(broken.toString(), ""))
                .isInstanceOf(RealLiteFsUnavailableException.class)
                .hasMessageContaining("cannot be run");
    }

    private Path script(String name, String body) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
