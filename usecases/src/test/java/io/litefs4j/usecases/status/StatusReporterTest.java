package io.litefs4j.usecases.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.health.HealthReason;
import io.litefs4j.domain.health.HealthReason.Code;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.status.DatabaseStatus;
import io.litefs4j.domain.status.NodeStatus;
import io.litefs4j.testkit.node.FakeNode;
import io.litefs4j.testkit.node.FakeNodes;
import io.litefs4j.testkit.node.SqliteImage;
import io.litefs4j.usecases.health.HealthChecker;
import io.litefs4j.usecases.primary.PrimaryDetector;
import io.litefs4j.usecases.splitbrain.SplitBrainDetector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StatusReporterTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final DatabaseName NOTES = new DatabaseName("notes.db");
    private static final DatabaseName AUDIT = new DatabaseName("audit.db");

    private final FakeNodes nodes = new FakeNodes();
    private final FakeNode n1 = nodes.add("n1", true);
    private final FakeNode n2 = nodes.add("n2", true);

    @Test
    void a_primary_reports_its_role_its_databases_in_order_and_what_the_nodes_claim() {
        n1.becomePrimary();
        n2.follow(n1);
        Position notes = n1.commit(NOTES, SqliteImage.ofVersion(1));
        Position audit = n1.commit(AUDIT, SqliteImage.ofVersion(2));
        n2.catchUp();

        assertThat(report(n1))
                .isEqualTo(new NodeStatus(
                        n1.mount().path(),
                        MountState.MOUNTED,
                        Optional.of(new NodeRole.Primary()),
                        Lag.ZERO,
                        List.of(new DatabaseStatus(AUDIT, audit), new DatabaseStatus(NOTES, notes)),
                        List.of(nodes.claims().ask(n1.url()), nodes.claims().ask(n2.url())),
                        Health.HEALTHY));
    }

    @Test
    void a_replica_reports_its_primary_and_its_lag() {
        n1.becomePrimary();
        n2.follow(n1);
        n2.mount().heartbeat();
        nodes.time().advance(Duration.ofMillis(300));

        NodeStatus status = report(n2);

        assertThat(status.role()).contains(new NodeRole.Replica(n1.hostname(), new Lag(300)));
        assertThat(status.lag()).isEqualTo(new Lag(300));
        assertThat(status.health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void a_node_whose_primary_died_still_reports_how_old_its_data_is() {
        n1.becomePrimary();
        n2.follow(n1);
        n2.mount().heartbeat();
        n1.crash();
        nodes.time().advance(Duration.ofSeconds(7));

        NodeStatus status = report(n2);

        assertThat(status.role()).contains(new NodeRole.NoPrimary());
        assertThat(status.lag()).isEqualTo(new Lag(7000));
        assertThat(codes(status)).containsExactly(Code.NO_PRIMARY, Code.NODE_UNKNOWN);
    }

    @Test
    void a_mount_that_does_not_answer_is_reported_with_its_state_and_nothing_else_of_it() {
        n1.becomePrimary();
        n1.commit(NOTES, SqliteImage.ofVersion(1));
        n1.freeze();

        NodeStatus status = report(n1);

        assertThat(status.state()).isEqualTo(MountState.UNRESPONSIVE);
        assertThat(status.role()).isEmpty();
        assertThat(status.lag()).isEqualTo(Lag.UNKNOWN);
        assertThat(status.databases()).isEmpty();
        assertThat(status.health().status()).isEqualTo(Health.Status.NOT_RUNNING);
    }

    @Test
    void a_mount_that_hangs_beyond_every_limit_is_reported_as_unresponsive_and_the_others_are_asked() {
        n2.becomePrimary();

        NodeStatus status =
                reporter(n1, StatusReporterTest::hang, Duration.ofMillis(100)).report();

        assertThat(status.state()).isEqualTo(MountState.UNRESPONSIVE);
        assertThat(status.role()).isEmpty();
        assertThat(status.peers()).hasSize(2);
    }

    @Test
    void a_mount_that_dies_while_it_is_read_is_reported_as_dead() {
        CurrentRole dying = () -> {
            n1.crash();
            return new NodeRole.Primary();
        };

        NodeStatus status = reporter(n1, dying, LIMIT).report();

        assertThat(status.state()).isEqualTo(MountState.DISCONNECTED);
        assertThat(status.role()).isEmpty();
    }

    @Test
    void a_mounted_node_whose_role_cannot_be_asked_still_reports_its_data() {
        n1.becomePrimary();
        Position notes = n1.commit(NOTES, SqliteImage.ofVersion(1));
        CurrentRole silentApi = () -> {
            throw new LiteFsNotRunningException(n1.mount().path(), MountState.MOUNTED);
        };

        NodeStatus status = reporter(n1, silentApi, LIMIT).report();

        assertThat(status.state()).isEqualTo(MountState.MOUNTED);
        assertThat(status.role()).isEmpty();
        assertThat(status.databases()).containsExactly(new DatabaseStatus(NOTES, notes));
        assertThat(codes(status)).containsExactly(Code.NOT_RUNNING);
    }

    @Test
    void a_role_that_is_not_known_is_reported_as_none() {
        CurrentRole unknown = () -> {
            throw new RoleUnknownException("has not been learnt yet");
        };

        NodeStatus status = reporter(n1, unknown, LIMIT).report();

        assertThat(status.role()).isEmpty();
        assertThat(codes(status)).containsExactly(Code.ROLE_UNKNOWN);
    }

    @Test
    void two_primaries_degrade_the_status_of_each() {
        n1.becomePrimary();
        n2.becomePrimary();

        assertThat(codes(report(n1))).containsExactly(Code.SPLIT_BRAIN);
        assertThat(codes(report(n2))).containsExactly(Code.SPLIT_BRAIN);
    }

    @Test
    void a_node_that_is_down_is_reported_as_unknown() {
        n1.becomePrimary();
        n2.crash();

        NodeStatus status = report(n1);

        assertThat(status.peers().get(1)).isInstanceOf(NodeClaim.Unknown.class);
        assertThat(status.health().status()).isEqualTo(Health.Status.DEGRADED);
    }

    @Test
    void a_node_without_named_peers_asks_nobody() {
        n1.becomePrimary();
        SplitBrainDetector alone = new SplitBrainDetector(nodes.claims(), List.of(), LIMIT);
        CurrentRole role = detector(n1);
        StatusReporter reporter = new StatusReporter(
                local(n1, role), alone, new HealthChecker(role, HealthChecker.DEFAULT_MAX_LAG), LIMIT);

        assertThat(reporter.report().peers()).isEmpty();
        assertThat(reporter.report().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void one_who_is_interrupted_gets_a_report_of_silence_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        NodeStatus status = reporter(n1, StatusReporterTest::hang, LIMIT).report();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(status.state()).isEqualTo(MountState.UNRESPONSIVE);
    }

    @Test
    void a_limit_that_leaves_no_time_is_refused() {
        assertThatThrownBy(() -> reporter(n1, detector(n1), Duration.ZERO)).isInstanceOf(InvalidValueException.class);
    }

    private NodeStatus report(FakeNode node) {
        return reporter(node, detector(node), LIMIT).report();
    }

    private StatusReporter reporter(FakeNode node, CurrentRole role, Duration limit) {
        List<AdvertiseUrl> all = List.of(n1.url(), n2.url());
        return new StatusReporter(
                local(node, role),
                new SplitBrainDetector(nodes.claims(), all, LIMIT),
                new HealthChecker(role, HealthChecker.DEFAULT_MAX_LAG),
                limit);
    }

    private static NodeRole hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new NodeRole.Primary();
    }

    private static LocalNode local(FakeNode node, CurrentRole role) {
        return new LocalNode(
                node.mount().path(),
                role,
                node.mount().lagMarker(),
                node.mount().databases(),
                node.mount().positions());
    }

    private static PrimaryDetector detector(FakeNode node) {
        return new PrimaryDetector(
                node.mount().primaryClaim(),
                node.mount().primaryMarker(),
                node.mount().lagMarker());
    }

    private static List<Code> codes(NodeStatus status) {
        return status.health().reasons().stream().map(HealthReason::code).toList();
    }
}
