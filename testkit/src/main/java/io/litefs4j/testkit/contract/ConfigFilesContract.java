package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.settings.ConfigFileException;
import io.litefs4j.domain.settings.ConfigFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link ConfigFiles} must do. */
public abstract class ConfigFilesContract {
    private static final byte[] OLD = text("lease:\n  type: static\n");
    private static final byte[] NEW = text("lease:\n  type: consul\n");
    private static final int BYTE_VALUES = 256;

    protected ConfigFilesContract() {}

    /** Returns the files under test. */
    protected abstract ConfigFiles files();

    /** Returns a directory that is there, empty, and may be written. */
    protected abstract Path directory();

    /** Returns a directory on which a LiteFS is mounted, as far as the files under test can tell. */
    protected abstract Path mount();

    /** Puts a file there by other means. */
    protected abstract void place(Path file, byte[] content) throws Exception;

    /** Returns the greatest length, in bytes, that is read and written. */
    protected abstract int limit();

    private Path file() {
        return directory().resolve("litefs.yml");
    }

    @Test
    public void what_is_written_is_read() {
        files().write(file(), NEW);
        assertThat(files().read(file())).isEqualTo(NEW);
    }

    @Test
    public void what_another_program_has_written_is_read() throws Exception {
        place(file(), OLD);
        assertThat(files().read(file())).isEqualTo(OLD);
    }

    @Test
    public void a_shorter_content_leaves_nothing_of_a_longer_one() throws Exception {
        place(file(), new byte[10_000]);
        files().write(file(), NEW);
        assertThat(files().read(file())).isEqualTo(NEW);
    }

    @Test
    public void every_byte_is_kept_as_it_is() {
        byte[] bytes = new byte[BYTE_VALUES];
        for (int i = 0; i < BYTE_VALUES; i++) {
            bytes[i] = (byte) i;
        }
        files().write(file(), bytes);
        assertThat(files().read(file())).isEqualTo(bytes);
    }

    @Test
    public void an_empty_file_is_a_file() {
        files().write(file(), new byte[0]);
        assertThat(files().read(file())).isEmpty();
    }

    @Test
    public void a_name_may_have_any_letters() {
        Path file = directory().resolve("größe 日本.yml");
        files().write(file, NEW);
        assertThat(files().read(file)).isEqualTo(NEW);
    }

    @Test
    public void what_the_caller_does_to_its_bytes_later_changes_nothing() {
        byte[] mine = NEW.clone();
        files().write(file(), mine);
        mine[0] = 0;
        files().read(file())[1] = 0;
        assertThat(files().read(file())).isEqualTo(NEW);
    }

    @Test
    public void a_file_that_is_not_there_is_named_in_the_refusal() {
        assertRefused(file(), () -> files().read(file()));
    }

    @Test
    public void a_file_is_not_written_where_its_directory_is_not_there() {
        Path file = directory().resolve("absent").resolve("litefs.yml");
        assertRefused(file, () -> files().write(file, NEW));
    }

    @Test
    public void a_directory_is_neither_read_nor_written() {
        assertRefused(directory(), () -> files().read(directory()));
        assertRefused(directory(), () -> files().write(directory(), NEW));
    }

    @Test
    public void nothing_is_written_into_a_mount() {
        Path file = mount().resolve("litefs.yml");
        assertRefused(file, () -> files().write(file, NEW));
    }

    @Test
    public void the_longest_content_is_written_and_read() {
        byte[] longest = new byte[limit()];
        files().write(file(), longest);
        assertThat(files().read(file())).isEqualTo(longest);
    }

    @Test
    public void a_longer_content_is_not_written() throws Exception {
        place(file(), OLD);
        assertRefused(file(), () -> files().write(file(), new byte[limit() + 1]));
        assertThat(files().read(file())).isEqualTo(OLD);
    }

    @Test
    public void a_longer_file_is_not_read() throws Exception {
        place(file(), new byte[limit() + 1]);
        assertRefused(file(), () -> files().read(file()));
    }

    private static void assertRefused(Path file, ThrowingCallable call) {
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.file()).isEqualTo(file))
                .withMessageContaining(file.toString());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
