package io.litefs4j.adapters.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.adapters.fs.internal.MountTable;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainDirectoryTest {
    private static final DatabaseName APP = new DatabaseName("app.db");

    private final List<MountPoint> mounts = new ArrayList<>();
    private Path real;

    @BeforeEach
    void resolve(@TempDir Path directory) throws IOException {
        real = directory.toRealPath();
        mount("/", "ext4", "/dev/sda1", "/");
    }

    private void mount(String path, String type, String source, String root) {
        mounts.add(new MountPoint(mounts.size() + 1, mounts.isEmpty() ? 0 : 1, "0:1", root, path, type, source));
    }

    private PlainDirectory at(Path path) {
        return PlainDirectory.at(new AbsolutePath(path.toString()), () -> new MountTable(mounts));
    }

    @Test
    void it_is_the_primary_that_lags_behind_nobody() {
        PlainDirectory plain = at(real);
        assertThat(plain.role().role()).isEqualTo(new NodeRole.Primary());
        assertThat(plain.roleOver(APP).role()).isEqualTo(new NodeRole.Primary());
        assertThat(plain.mount().state()).isEqualTo(MountState.MOUNTED);
        assertThat(plain.lagMarker().read()).isEqualTo(Lag.ZERO);
        assertThat(plain.positions().of(APP)).isEmpty();
    }

    @Test
    void a_directory_that_is_missing_holds_no_databases_and_is_not_created() {
        Path missing = real.resolve("missing");
        assertThat(at(missing).databases().names()).isEmpty();
        assertThat(missing).doesNotExist();
    }

    @Test
    void a_mount_is_refused() {
        mount(real.toString(), "fuse", "litefs", "/");
        assertThatThrownBy(() -> at(real))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("which lies in the LiteFS at " + real);
    }

    @Test
    void a_directory_below_a_mount_is_refused() {
        mount(real.toString(), "fuse", "litefs", "/");
        assertThatThrownBy(() -> at(real.resolve("below"))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_file_bound_out_of_a_litefs_is_refused() {
        mount(real.resolve("app.db").toString(), "fuse", "litefs", "/app.db");
        PlainDirectory plain = at(real);
        assertThatThrownBy(() -> plain.roleOver(APP).role()).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_link_into_a_mount_is_refused() throws IOException {
        Path litefs = real.resolve("litefs");
        mount(litefs.toString(), "fuse", "litefs", "/");
        Files.createSymbolicLink(real.resolve("directory"), litefs);
        Files.createSymbolicLink(real.resolve("app.db"), litefs.resolve("app.db"));
        assertThatThrownBy(() -> at(real.resolve("directory"))).isInstanceOf(InvalidValueException.class);
        PlainDirectory plain = at(real);
        assertThatThrownBy(() -> plain.roleOver(APP).role()).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_litefs_that_is_mounted_later_takes_the_role_away() {
        PlainDirectory plain = at(real);
        mount(real.toString(), "fuse", "litefs", "/");
        assertThatThrownBy(() -> plain.role().role()).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void another_file_system_is_as_good_as_any() {
        mount(real.toString(), "fuse.sshfs", "host:/", "/");
        assertThat(at(real).role().role()).isEqualTo(new NodeRole.Primary());
    }

    @Test
    void its_databases_are_the_sqlite_files_that_litefs_could_hold() throws IOException {
        byte[] header = "SQLite format 3\0and pages".getBytes(US_ASCII);
        for (String name : List.of("app.db", "b", "c.db-wal")) {
            Files.write(real.resolve(name), header);
        }
        Files.writeString(real.resolve("notes.txt"), "SQLite");
        Files.createFile(real.resolve("empty.db"));
        Files.createDirectory(real.resolve("directory.db"));
        assertThat(at(real).databases().names()).containsExactly(APP, new DatabaseName("b"));
    }

    @Test
    void its_halt_locks_are_granted_at_once_and_held_until_they_are_closed() {
        HaltLock lock = at(real).haltLocks().acquire(APP, Duration.ZERO);
        assertThat(lock.database()).isEqualTo(APP);
        assertThat(lock.isHeld()).isTrue();
        assertThat(lock.<String, RuntimeException>whileHeld(() -> "done")).isEqualTo("done");
        lock.close();
        lock.close();
        assertThat(lock.isHeld()).isFalse();
        assertThatThrownBy(() -> lock.whileHeld(() -> "never")).isInstanceOf(HaltLostException.class);
    }
}
