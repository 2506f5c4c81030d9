package io.litefs4j.cluster.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.testkit.real.NodeConfig;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.testkit.real.RealNodeException;
import io.litefs4j.testkit.real.RealTopology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The launcher itself: what its user relies on in every other test. */
@RealLiteFs
class RealClusterIT {

    @Test
    void two_static_nodes_are_a_primary_and_a_replica_that_names_it(RealCluster cluster) throws IOException {
        assertThat(cluster.primary().hostname()).isEqualTo(RealCluster.FIRST);
        RealNode replica = cluster.replica();
        assertThat(replica.hostname()).isEqualTo(RealCluster.SECOND);
        assertThat(Files.readString(replica.mount().resolve(".primary"))).isEqualTo("n1\n");
        assertThat(replica.log()).contains("connected to cluster, ready");
    }

    @Test
    void a_killed_node_leaves_its_mount_and_heals_at_the_next_start(RealCluster cluster) throws IOException {
        RealNode primary = cluster.primary();
        primary.kill();
        assertThat(primary.isRunning()).isFalse();
        assertThat(primary.isMounted()).isTrue();
        assertThatThrownBy(() -> Files.readString(primary.mount().resolve(".lag")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("Transport endpoint is not connected");
        primary.startAndAwaitReady();
        assertThat(cluster.primary()).isSameAs(primary);
        assertThat(Files.readString(primary.mount().resolve(".lag"))).isEqualTo("+000000000\n");
    }

    @Test
    @RealLiteFs(RealTopology.ONE_STATIC_PRIMARY)
    void a_frozen_node_answers_nothing_until_it_is_thawed(RealCluster cluster) {
        RealNode node = cluster.primary();
        node.freeze();
        assertThat(node.isRunning()).isTrue();
        assertThat(node.isPrimary()).isFalse();
        node.thaw();
        assertThat(node.isPrimary()).isTrue();
    }

    @Test
    @RealLiteFs(RealTopology.ONE_STATIC_PRIMARY)
    void a_terminated_node_unmounts_itself(RealCluster cluster) {
        RealNode node = cluster.primary();
        assertThat(node.terminate()).isZero();
        assertThat(node.isMounted()).isFalse();
    }

    @Test
    @RealLiteFs(RealTopology.EMPTY)
    void a_node_that_cannot_start_fails_with_its_log(RealCluster cluster) {
        NodeConfig wrong = layout -> "lease:\n  type: raft\n";
        assertThatThrownBy(() -> cluster.start("n1", wrong))
                .isInstanceOf(RealNodeException.class)
                .hasMessageContaining("node n1 exited with 2 before it was ready")
                .hasMessageContaining("invalid lease type, must be either 'consul' or 'static', got: 'raft'");
    }

    @Test
    void closing_leaves_neither_process_nor_mount_nor_file_even_of_frozen_and_busy_nodes() throws IOException {
        RealCluster cluster = RealCluster.twoStaticNodes();
        RealNode primary = cluster.primary();
        RealNode replica = cluster.replica();
        InputStream open = Files.newInputStream(replica.mount().resolve(".lag"));
        assertThat(open.read()).isEqualTo('+');
        primary.freeze();
        cluster.close();
        assertThatThrownBy(open::close).hasMessageContaining("Transport endpoint is not connected");
        for (RealNode node : cluster.nodes()) {
            assertThat(ProcessHandle.of(node.pid())).isEmpty();
            assertThat(node.isMounted()).isFalse();
            assertThat(node.layout().directory().toPath()).doesNotExist();
        }
    }

    @Test
    void a_killed_test_jvm_leaves_neither_process_nor_mount() throws Exception {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedCluster.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = jvm.inputReader()) {
            long pid = Long.parseLong(output.readLine());
            String mount = output.readLine();
            assertThat(ProcessHandle.of(pid)).isPresent();
            assertThat(Files.readString(Path.of("/proc/self/mounts"))).contains(" " + mount + " ");
            jvm.destroyForcibly();
            await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
                assertThat(ProcessHandle.of(pid)).isEmpty();
                assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(mount);
            });
        } finally {
            jvm.destroyForcibly();
        }
    }
}
