package io.litefs4j.cluster.mount;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.adapters.fs.settings.LocalConfigFiles;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.settings.ConfigFileException;
import io.litefs4j.testkit.real.NodeConfig;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.testkit.real.RealTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a real mount may be, and what may be in its place. */
@RealLiteFs
class MountPathsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path place;

    @Test
    void a_link_is_followed_to_the_node_that_it_leads_to_at_each_question(RealCluster cluster) throws IOException {
        Path link = place.resolve("litefs");
        try (LiteFsDirectory directory = LiteFsDirectory.at(new AbsolutePath(link.toString()))) {
            assertThat(directory.mount().state()).isEqualTo(MountState.NOT_MOUNTED);
            lead(link, cluster.replica());
            assertThat(directory.primaryMarker().read()).contains(RealCluster.FIRST);
            lead(link, cluster.primary());
            assertThat(directory.primaryMarker().read()).isEmpty();
            assertThat(directory.primaryClaim().isPrimary()).isTrue();
        }
    }

    @Test
    void a_link_that_is_led_away_from_a_frozen_node_answers_at_once(RealCluster cluster) throws IOException {
        Path link = place.resolve("litefs");
        RealNode primary = cluster.primary();
        lead(link, primary);
        try (LiteFsDirectory directory = LiteFsDirectory.at(new AbsolutePath(link.toString()))) {
            RealNode replica = cluster.replica();
            primary.freeze();
            assertThat(directory.mount().state()).isEqualTo(MountState.UNRESPONSIVE);
            lead(link, replica);
            assertThat(directory.mount().state()).isEqualTo(MountState.MOUNTED);
            assertThat(directory.primaryMarker().read()).contains(RealCluster.FIRST);
        }
    }

    private static void lead(Path link, RealNode node) throws IOException {
        Path next = link.resolveSibling("next");
        Files.createSymbolicLink(next, node.mount());
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    @RealLiteFs(RealTopology.EMPTY)
    void a_mount_whose_path_the_kernel_escapes_is_found(RealCluster cluster) throws Exception {
        Path odd = place.toRealPath().resolve("mount of #1, größe");
        NodeConfig config = layout ->
                NodeConfig.staticPrimary().yaml(layout).replace(layout.mount().toString(), odd.toString());
        RealNode node = cluster.add("n1", config);
        try (LiteFsDirectory directory = LiteFsDirectory.at(new AbsolutePath(odd.toString()))) {
            assertThat(directory.mount().state()).isEqualTo(MountState.NOT_MOUNTED);
            node.start();
            await().atMost(PATIENCE).until(() -> directory.mount().state() == MountState.MOUNTED);
            await().atMost(PATIENCE).until(() -> directory.primaryClaim().isPrimary());
        } finally {
            node.kill();
            new ProcessBuilder("fusermount3", "-u", "-z", odd.toString())
                    .start()
                    .waitFor();
        }
    }

    @Test
    @RealLiteFs(RealTopology.ONE_STATIC_PRIMARY)
    void a_directory_that_litefs_has_left_is_not_mounted_though_an_application_writes_there(RealCluster cluster) {
        RealNode node = cluster.primary();
        node.terminate();
        Sql.run(node.mount().resolve("notes.db"), "CREATE TABLE notes (text TEXT)");
        try (LiteFsDirectory directory = LiteFsDirectory.at(node.mountPath())) {
            assertThat(directory.mount().state()).isEqualTo(MountState.NOT_MOUNTED);
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.primaryClaim().isPrimary());
            assertThatExceptionOfType(LiteFsNotRunningException.class)
                    .isThrownBy(() -> directory.databases().names());
        }
    }

    @Test
    @RealLiteFs(RealTopology.ONE_STATIC_PRIMARY)
    void no_configuration_is_written_into_a_mount_not_even_through_a_link_or_while_it_hangs(RealCluster cluster)
            throws IOException {
        RealNode node = cluster.primary();
        Path link = Files.createSymbolicLink(
                place.resolve("litefs.yml"), node.mount().resolve("litefs.yml"));
        node.freeze();
        assertIntoMountRefused(node.mount().resolve("litefs.yml"));
        assertIntoMountRefused(link);
        node.thaw();
        try (Stream<Path> entries = Files.list(node.mount())) {
            assertThat(entries.map(Path::getFileName).map(Path::toString)).containsExactly(".lag");
        }
    }

    private static void assertIntoMountRefused(Path file) {
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(() -> LocalConfigFiles.create().write(file, "lease:\n".getBytes(UTF_8)))
                .withMessageContaining("which holds databases only");
    }
}
