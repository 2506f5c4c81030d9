package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.Hostname;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FilePrimaryMarkerTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    /** What Java makes of the error when the name is known and the file is gone, in some language. */
    private static final IOException GONE = new IOException("Datei oder Verzeichnis nicht gefunden");

    @Property(tries = 200)
    void every_hostname_survives_its_file(@ForAll("hostnames") Hostname hostname) throws IOException {
        assertThat(FilePrimaryMarker.hostname(new ScriptedFiles().finds(hostname + "\n")))
                .contains(hostname);
    }

    @Test
    void a_newline_alone_is_a_primary_without_a_name() throws IOException {
        assertThat(FilePrimaryMarker.hostname(new ScriptedFiles().finds("\n"))).contains(Hostname.UNNAMED);
    }

    @Test
    void an_absent_file_names_nobody() throws IOException {
        assertThat(FilePrimaryMarker.hostname(new ScriptedFiles().fails(new NoSuchFileException(".primary"))))
                .isEmpty();
    }

    @Test
    void a_file_whose_name_the_kernel_still_knows_is_absent_in_every_language() throws IOException {
        assertThat(FilePrimaryMarker.hostname(new ScriptedFiles().fails(GONE).isAbsent()))
                .isEmpty();
    }

    @Test
    void a_file_that_comes_back_while_it_is_looked_for_is_read() throws IOException {
        ScriptedFiles flicker =
                new ScriptedFiles().fails(GONE).isThere().fails(GONE).isThere().finds("n1\n");
        assertThat(FilePrimaryMarker.hostname(flicker)).contains(new Hostname("n1"));
    }

    @Test
    void a_file_that_cannot_be_read_again_and_again_is_a_failure() {
        ScriptedFiles broken = new ScriptedFiles()
                .fails(GONE)
                .isThere()
                .fails(GONE)
                .isThere()
                .fails(GONE)
                .isThere();
        assertThatIOException()
                .isThrownBy(() -> FilePrimaryMarker.hostname(broken))
                .isSameAs(GONE);
    }

    @Test
    void a_mount_that_dies_under_the_reading_is_not_an_absent_file() {
        FileSystemException dead = new FileSystemException(".primary", null, "not connected");
        assertThatIOException()
                .isThrownBy(() -> FilePrimaryMarker.hostname(
                        new ScriptedFiles().fails(GONE).attributesFail(dead)))
                .isSameAs(dead);
    }

    @Test
    void a_name_that_is_cut_off_because_it_just_changed_is_read_again() throws IOException {
        assertThat(FilePrimaryMarker.hostname(new ScriptedFiles().finds("no").finds("node-2\n")))
                .contains(new Hostname("node-2"));
    }

    @Test
    void an_empty_file_is_a_database_of_that_name_and_names_nobody() throws IOException {
        assertThat(FilePrimaryMarker.hostname(
                        new ScriptedFiles().finds("").finds("").finds("")))
                .isEmpty();
    }

    @Test
    void a_file_that_holds_no_hostname_is_a_failure_that_shows_it() {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(PATIENT)) {
            node.write(".primary", "n1\u0000\u0000\n");
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.primaryMarker().read())
                    .withMessageContaining("is mounted, but could not be read")
                    .withMessageContaining("n1\\u0000")
                    .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.MOUNTED));
        }
    }

    @Test
    void a_file_in_a_directory_that_is_not_mounted_names_nobody() {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(PATIENT)) {
            node.write(".primary", "n1\n");
            node.unmount();
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.primaryMarker().read())
                    .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.NOT_MOUNTED));
        }
    }

    @Provide
    Arbitrary<Hostname> hostnames() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(" .-_0123456789é日")
                .ofMaxLength(255)
                .map(String::strip)
                .map(Hostname::new);
    }
}
