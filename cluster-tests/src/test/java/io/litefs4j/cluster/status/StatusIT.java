package io.litefs4j.cluster.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.status.DatabaseStatus;
import io.litefs4j.domain.status.NodeStatus;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The front door and the command line on real nodes. */
class StatusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    @RealLiteFs
    void both_nodes_are_healthy_and_stand_at_the_same_position(RealCluster cluster) {
        Sql.run(cluster.primary().mount().resolve("app.db"), "CREATE TABLE t (n)");
        try (LiteFs primary = open(cluster, cluster.primary());
                LiteFs replica = open(cluster, cluster.replica())) {
            List<DatabaseStatus> databases = primary.statusReporter().report().databases();
            assertThat(databases).extracting(DatabaseStatus::name).containsExactly(new DatabaseName("app.db"));
            await().atMost(PATIENCE)
                    .until(() -> replica.statusReporter().report().databases().equals(databases));
            NodeStatus here = replica.statusReporter().report();
            assertThat(here.health()).isEqualTo(Health.HEALTHY);
            assertThat(here.role().orElseThrow())
                    .isInstanceOfSatisfying(
                            NodeRole.Replica.class,
                            role -> assertThat(role.primary())
                                    .isEqualTo(cluster.primary().hostname()));
            assertThat(here.peers()).hasSize(2);
        }
    }

    @Test
    @RealLiteFs
    void the_command_says_what_each_node_is_by_its_text_and_its_exit_status(RealCluster cluster) throws Exception {
        Answer primary = status(cluster.primary());
        assertThat(primary.exitStatus()).isZero();
        assertThat(primary.text()).contains("healthy", "role      primary");

        Answer replica = status(cluster.replica(), "--json");
        assertThat(replica.exitStatus()).isZero();
        assertThat(replica.text())
                .contains(
                        "\"role\" : \"replica\"",
                        "\"primary\" : \"" + cluster.primary().hostname() + "\"");
    }

    @Test
    @RealLiteFs
    void a_dead_primary_degrades_the_replica_and_is_not_running_itself(RealCluster cluster) throws Exception {
        RealNode dead = cluster.primary();
        dead.kill();
        Answer here = status(dead);
        assertThat(here.exitStatus()).isEqualTo(2);
        assertThat(here.text()).contains("not running");

        Answer there = status(cluster.replica(), "--peer", dead.url().value(), "--max-lag", "1h");
        assertThat(there.exitStatus()).isEqualTo(1);
        assertThat(there.text()).contains("degraded", dead.url() + " could not be asked");
    }

    @Test
    @RealLiteFs
    void a_frozen_node_is_reported_as_unresponsive_in_bounded_time(RealCluster cluster) {
        RealNode frozen = cluster.replica();
        try (LiteFs liteFs = open(cluster, frozen)) {
            frozen.freeze();
            NodeStatus status = liteFs.statusReporter().report();
            frozen.thaw();
            assertThat(status.state()).isEqualTo(MountState.UNRESPONSIVE);
            assertThat(status.health().status()).isEqualTo(Health.Status.NOT_RUNNING);
        }
    }

    private static LiteFs open(RealCluster cluster, RealNode node) {
        return LiteFs.open(LiteFsOptions.at(node.mountPath())
                .nodeApi(node.url())
                .peers(cluster.nodes().stream().map(RealNode::url).toList())
                .build());
    }

    private record Answer(int exitStatus, String text) {}

    private static Answer status(RealNode node, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.litefs4j.cli.Main",
                "status",
                "--mount",
                node.mountPath().value(),
                "--url",
                node.url().value()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
