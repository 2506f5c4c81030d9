package io.litefs4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.health.HealthReason;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.status.DatabaseStatus;
import io.litefs4j.domain.status.NodeStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class StatusCommandTest {
    private static final Position POSITION = Position.parse("00000000000000ff/8000000000000001");
    private static final DatabaseName APP = new DatabaseName("app.db");

    @TempDir
    private Path directory;

    @Test
    void a_node_whose_litefs_is_not_running_ends_with_two() {
        Shell.Result status = run();
        assertThat(status.status()).isEqualTo(2);
        assertThat(status.out()).contains("not running", "is not mounted. Is litefs running?");
    }

    @Test
    void json_of_a_node_that_is_not_running_has_every_field() {
        Shell.Result status = run("--json");
        assertThat(status.status()).isEqualTo(2);
        assertThat(squeezed(status.out()))
                .contains(
                        "\"state\":\"not-mounted\",\"role\":null,\"primary\":null,\"lagMillis\":null,\"databases\":[],\"peers\":[]")
                .contains("\"health\":{\"status\":\"not-running\",\"reasons\":[{\"code\":\"not-running\"");
    }

    @Test
    void a_replica_is_told_with_its_primary_lag_databases_and_peers() {
        assertThat(text(replica()))
                .contains("health    degraded", "too old")
                .contains("role      replica of n1", "lag       12000ms")
                .contains("database  app.db at " + POSITION)
                .contains("http://n1:20202 claims to be primary")
                .contains("http://n2:20202 follows n1")
                .contains("http://n3:20202 is unknown: refused the connection");
    }

    @Test
    void json_of_a_replica_says_the_same() {
        StringWriter out = new StringWriter();
        Json.print(new PrintWriter(out, true), json -> StatusJson.write(replica(), json));
        assertThat(squeezed(out.toString()))
                .startsWith(
                        "{\"mount\":\"/litefs\",\"state\":\"mounted\",\"role\":\"replica\",\"primary\":\"n1\",\"lagMillis\":12000,")
                .contains(
                        "\"databases\":[{\"name\":\"app.db\",\"txid\":\"00000000000000ff\",\"checksum\":\"8000000000000001\"}]")
                .contains("{\"url\":\"http://n1:20202\",\"claim\":\"primary\",\"clusterId\":\"LFSC00000000000000AA\"")
                .contains("{\"url\":\"http://n2:20202\",\"claim\":\"not-primary\"")
                .contains("{\"url\":\"http://n3:20202\",\"claim\":\"unknown\",\"reason\":\"refusedtheconnection\"}")
                .endsWith(
                        "\"health\":{\"status\":\"degraded\",\"reasons\":[{\"code\":\"lag-exceeded\",\"text\":\"tooold\"}]}}");
    }

    @Test
    void a_primary_without_a_name_is_said_to_have_none() {
        NodeStatus unnamed = new NodeStatus(
                new AbsolutePath("/litefs"),
                MountState.MOUNTED,
                Optional.of(new NodeRole.Replica(Hostname.UNNAMED, Lag.ZERO)),
                Lag.ZERO,
                List.of(),
                List.of(),
                Health.HEALTHY);
        assertThat(text(unnamed)).contains("replica of a primary without a name", "health    healthy");
    }

    private Shell.Result run(String... options) {
        String[] command = new String[options.length + 3];
        command[0] = "status";
        command[1] = "--mount";
        command[2] = directory.toString();
        System.arraycopy(options, 0, command, 3, options.length);
        return new Shell(directory).run(command);
    }

    private static NodeStatus replica() {
        ClusterId cluster = new ClusterId("LFSC00000000000000AA");
        Hostname n1 = new Hostname("n1");
        Lag lag = new Lag(12_000);
        return new NodeStatus(
                new AbsolutePath("/litefs"),
                MountState.MOUNTED,
                Optional.of(new NodeRole.Replica(n1, lag)),
                lag,
                List.of(new DatabaseStatus(APP, POSITION)),
                List.of(
                        new NodeClaim.Primary(
                                new AdvertiseUrl("http://n1:20202"),
                                new NodeId("00000000000000A1"),
                                cluster,
                                Map.of(APP, POSITION)),
                        new NodeClaim.NotPrimary(
                                new AdvertiseUrl("http://n2:20202"),
                                new NodeId("00000000000000A2"),
                                cluster,
                                n1,
                                Map.of()),
                        new NodeClaim.Unknown(new AdvertiseUrl("http://n3:20202"), "refused the connection")),
                Health.because(List.of(new HealthReason(HealthReason.Code.LAG_EXCEEDED, "too old"))));
    }

    private static String text(NodeStatus status) {
        StringWriter out = new StringWriter();
        new StatusText(status, Ansi.OFF).printTo(new PrintWriter(out, true));
        return out.toString();
    }

    private static String squeezed(String json) {
        return json.replaceAll("\\s+", "");
    }
}
