package io.litefs4j.adapters.fs.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.adapters.fs.internal.MountTable;
import io.litefs4j.domain.settings.ConfigFileException;
import io.litefs4j.domain.settings.ConfigFiles;
import io.litefs4j.testkit.contract.ConfigFilesContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalConfigFilesTest {
    private static final byte[] OLD = "lease:\n  type: static\n".getBytes(UTF_8);
    private static final byte[] NEW = "lease:\n  type: consul\n".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private Path mount;
    private ConfigFiles files;

    @BeforeEach
    void makeMount() throws IOException {
        directory = directory.toRealPath();
        mount = Files.createDirectory(directory.resolve("mount"));
        files = filesThat(new Replacement());
    }

    private LocalConfigFiles filesThat(Replacement replacement) {
        MountPoint root = new MountPoint(1, 0, "8:1", "/", "/", "ext4", "/dev/sda1");
        MountPoint liteFs = new MountPoint(2, 1, "0:42", "/", mount.toString(), "fuse", "litefs");
        MountTable table = new MountTable(List.of(root, liteFs));
        return new LocalConfigFiles(() -> table, replacement);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Nested
    class TheContract extends ConfigFilesContract {
        @Override
        protected ConfigFiles files() {
            return files;
        }

        @Override
        protected Path directory() {
            return directory;
        }

        @Override
        protected Path mount() {
            return mount;
        }

        @Override
        protected void place(Path file, byte[] content) throws IOException {
            Files.write(file, content);
        }

        @Override
        protected int limit() {
            return LocalConfigFiles.MAX_BYTES;
        }
    }

    @Test
    void the_files_of_this_machine_are_read_and_written() {
        Path file = directory.resolve("litefs.yml");
        LocalConfigFiles.create().write(file, NEW);
        assertThat(LocalConfigFiles.create().read(file)).isEqualTo(NEW);
    }

    @Test
    void a_new_file_can_be_read_by_its_owner_only() throws IOException {
        Path file = directory.resolve("litefs.yml");
        files.write(file, NEW);
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void a_file_that_was_there_keeps_its_mode_owner_and_group() throws IOException {
        Path file = Files.write(directory.resolve("litefs.yml"), OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r----x"));
        Object owner = Files.getOwner(file);
        files.write(file, NEW);
        assertThat(permissions(file)).isEqualTo("rw-r----x");
        assertThat(Files.getOwner(file)).isEqualTo(owner);
    }

    @Test
    void a_link_stays_a_link_and_its_target_is_replaced() throws IOException {
        Path target = Files.write(directory.resolve("real.yml"), OLD);
        Path link = Files.createSymbolicLink(directory.resolve("litefs.yml"), Path.of("real.yml"));
        files.write(link, NEW);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("litefs.yml", "mount", "real.yml");
    }

    @Test
    void a_link_that_leads_to_nothing_yet_gets_its_file() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("litefs.yml"), directory.resolve("later.yml"));
        files.write(link, NEW);
        assertThat(directory.resolve("later.yml")).hasBinaryContent(NEW);
    }

    @Test
    void a_link_that_leads_into_a_mount_is_refused() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("litefs.yml"), mount.resolve("litefs.yml"));
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(() -> files.write(link, NEW))
                .withMessage(link + " lies in the LiteFS mount " + mount + ", which holds databases only");
        assertThat(mount).isEmptyDirectory();
    }

    @Test
    void a_link_that_leads_to_itself_is_refused() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("litefs.yml"), Path.of("litefs.yml"));
        assertThatExceptionOfType(ConfigFileException.class).isThrownBy(() -> files.write(link, NEW));
        assertThat(names()).containsExactly("litefs.yml", "mount");
    }

    @Test
    void what_is_no_regular_file_is_refused_before_it_is_opened() {
        Path device = Path.of("/dev/null");
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(() -> files.read(device))
                .withMessage("/dev/null is not a regular file");
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(() -> files.write(device, NEW))
                .withMessage("/dev/null is not a regular file");
    }

    @Test
    void a_file_may_have_the_longest_name_that_there_is() {
        Path file = directory.resolve("n".repeat(251) + ".yml");
        files.write(file, NEW);
        assertThat(files.read(file)).isEqualTo(NEW);
    }

    @Test
    void a_directory_that_takes_no_file_is_named_in_the_refusal() {
        Path file = Path.of("/proc/litefs.yml");
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(() -> files.write(file, NEW))
                .withMessageStartingWith("/proc/litefs.yml cannot be written: ");
    }

    @Test
    void a_disk_that_fills_up_leaves_the_old_file_and_no_other() throws IOException {
        Path file = Files.write(directory.resolve("litefs.yml"), OLD);
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(() ->
                        filesThat(new Replacement(LocalConfigFilesTest::fillUp)).write(file, NEW))
                .withMessage(file + " cannot be written: No space left on device");
        assertThat(file).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("litefs.yml", "mount");
    }

    @Test
    void a_disk_that_fills_up_leaves_nothing_where_nothing_was() throws IOException {
        Path file = directory.resolve("litefs.yml");
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(() ->
                        filesThat(new Replacement(LocalConfigFilesTest::fillUp)).write(file, NEW));
        assertThat(names()).containsExactly("mount");
    }

    @Test
    void an_interrupt_leaves_the_old_file_and_no_other_and_is_kept() throws IOException {
        Path file = Files.write(directory.resolve("litefs.yml"), OLD);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(ConfigFileException.class).isThrownBy(() -> files.write(file, NEW));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("litefs.yml", "mount");
    }

    @Test
    void a_reader_beside_writers_sees_one_whole_content_or_another() throws Exception {
        Path file = directory.resolve("litefs.yml");
        byte[] short1 = "a".repeat(10).getBytes(UTF_8);
        byte[] long2 = "b".repeat(20_000).getBytes(UTF_8);
        files.write(file, short1);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                files.write(file, i % 2 == 0 ? long2 : short1);
            }
        });
        writer.start();
        while (writer.isAlive()) {
            assertThat(files.read(file)).isIn(short1, long2);
        }
        assertThat(names()).containsExactly("litefs.yml", "mount");
    }

    private static void fillUp(FileChannel channel, byte[] content) throws IOException {
        channel.write(ByteBuffer.wrap(content, 0, content.length / 2));
        throw new IOException("No space left on device");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
