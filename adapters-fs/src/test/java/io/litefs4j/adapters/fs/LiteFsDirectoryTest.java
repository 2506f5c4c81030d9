package io.litefs4j.adapters.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Lag;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteFsDirectoryTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @TempDir
    private Path bare;

    @Test
    void an_ordinary_directory_of_this_machine_is_not_mounted() {
        assertNotMounted(bare);
    }

    @Test
    void a_directory_that_is_not_there_is_not_mounted() {
        assertNotMounted(bare.resolve("absent"));
    }

    @Test
    void a_mount_of_another_kind_is_not_mounted() {
        assertNotMounted(Path.of("/proc"));
        assertNotMounted(Path.of("/"));
    }

    @Test
    void slashes_too_many_are_the_same_place() {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(Path.of(node.directory() + "/"), PATIENT)) {
            assertThat(directory.mount().state()).isEqualTo(MountState.MOUNTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1M0.000000001S"})
    void a_limit_that_is_none_or_too_long_is_refused(Duration limit) {
        AbsolutePath mount = new AbsolutePath(bare.toString());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> LiteFsDirectory.at(mount, limit))
                .withMessageContaining("probe limit must be more than zero and at most PT1M");
    }

    @Test
    void a_frozen_mount_answers_again_once_it_is_thawed() {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(Duration.ofMillis(200))) {
            node.freeze();
            assertThat(directory.mount().state()).isEqualTo(MountState.UNRESPONSIVE);
            assertThat(directory.mount().state()).isEqualTo(MountState.UNRESPONSIVE);
            assertThat(node.hanging()).isEqualTo(1);
            node.thaw();
            assertEventuallyMounted(directory);
        }
    }

    @Test
    void a_litefs_that_was_mounted_over_a_frozen_one_answers_while_the_other_still_hangs() {
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = node.at(Duration.ofMillis(200))) {
            node.freeze();
            assertThat(directory.mount().state()).isEqualTo(MountState.UNRESPONSIVE);
            node.leaveFrozenBehind();
            assertEventuallyMounted(directory);
            assertThat(node.hanging()).isEqualTo(1);
        }
    }

    @Test
    void a_mount_of_another_user_is_mounted_and_says_that_it_is_refused() {
        AccessDeniedException refused = new AccessDeniedException("/litefs/.lag");
        try (PlainNode node = new PlainNode();
                LiteFsDirectory directory = LiteFsDirectory.at(
                        new AbsolutePath(node.directory().toString()),
                        PATIENT,
                        node::table,
                        path -> new Refused(refused))) {
            assertThat(directory.mount().state()).isEqualTo(MountState.MOUNTED);
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.lagMarker().read())
                    .withCause(refused)
                    .withMessageContaining("is mounted, but could not be read");
        }
    }

    @Test
    void a_mount_table_that_cannot_be_read_is_the_cause() {
        IOException unreadable = new IOException("no table");
        try (LiteFsDirectory directory = LiteFsDirectory.at(
                new AbsolutePath(bare.toString()),
                PATIENT,
                () -> {
                    throw unreadable;
                },
                DirectoryFiles::new)) {
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.lagMarker().read())
                    .withCause(unreadable);
        }
    }

    @Test
    void a_call_of_the_kernel_that_really_hangs_hangs_nobody_else() throws Exception {
        try (PlainNode node = new PlainNode()) {
            node.remove(".lag");
            Path pipe = node.directory().resolve(".lag");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            try (LiteFsDirectory directory = node.at(Duration.ofMillis(200))) {
                assertThatExceptionOfType(LiteFsNotRunningException.class)
                        .isThrownBy(() -> directory.lagMarker().read())
                        .satisfies(e -> assertThat(e.state()).isEqualTo(MountState.UNRESPONSIVE));
                assertThat(directory.mount().state()).isEqualTo(MountState.UNRESPONSIVE);
                node.write(".lag", "+000000042\n");
                node.remove(".lag");
                node.write(".lag", "+000000043\n");
                assertEventuallyMounted(directory);
            }
            try (LiteFsDirectory directory = node.at(PATIENT)) {
                assertThat(directory.lagMarker().read()).isEqualTo(new Lag(43));
            }
        }
    }

    @Test
    void closing_twice_does_no_harm_and_asking_afterwards_is_refused() {
        try (PlainNode node = new PlainNode()) {
            LiteFsDirectory directory = node.at(PATIENT);
            directory.close();
            directory.close();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> directory.lagMarker().read());
        }
    }

    private static void assertNotMounted(Path path) {
        try (LiteFsDirectory directory = LiteFsDirectory.at(new AbsolutePath(path.toString()))) {
            assertThat(directory.mount().state()).isEqualTo(MountState.NOT_MOUNTED);
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.primaryClaim().isPrimary())
                    .withMessage(path + " is not mounted. Is litefs running?");
        }
    }

    private static void assertEventuallyMounted(LiteFsDirectory directory) {
        long end = System.nanoTime() + PATIENT.toNanos();
        while (directory.mount().state() != MountState.MOUNTED) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** A mount without allow_other, as another user sees it. */
    private record Refused(IOException refusal) implements MountFiles {
        @Override
        public List<String> names() throws IOException {
            throw refusal;
        }

        @Override
        public String text(String name) throws IOException {
            throw refusal;
        }

        @Override
        public PosixFileAttributes attributes(String name) throws IOException {
            throw refusal;
        }

        @Override
        public HaltFile openHalt(String name) {
            throw new UnsupportedOperationException("not asked for here");
        }

        @Override
        public OpenFile open(String name) throws IOException {
            throw refusal;
        }
    }
}
