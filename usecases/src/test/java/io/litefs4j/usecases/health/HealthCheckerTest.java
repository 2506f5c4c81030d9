package io.litefs4j.usecases.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.health.Health.Status;
import io.litefs4j.domain.health.HealthReason;
import io.litefs4j.domain.health.HealthReason.Code;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.usecases.primary.PrimaryDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HealthCheckerTest {
    private static final Hostname N1 = new Hostname("n1");
    private static final Duration MAX_LAG = Duration.ofSeconds(10);

    private final FakeMount mount = new FakeMount();
    private final HealthChecker checker = new HealthChecker(
            new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker()), MAX_LAG);

    @Test
    void a_primary_is_healthy() {
        mount.becomePrimary();

        assertThat(checker.check()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void a_replica_is_healthy_up_to_the_limit_of_lag_and_not_beyond() {
        mount.follow(N1);
        mount.heartbeat();
        mount.time().advance(MAX_LAG);
        assertThat(checker.check()).isEqualTo(Health.HEALTHY);

        mount.time().advance(Duration.ofMillis(1));
        assertThat(codes(checker.check())).containsExactly(Code.LAG_EXCEEDED);
    }

    @Test
    void a_lag_over_the_limit_is_told_with_its_figures() {
        mount.follow(N1);
        mount.hear(Duration.ofMillis(12_345));

        assertThat(checker.check().reasons())
                .extracting(HealthReason::text)
                .singleElement()
                .asString()
                .contains("n1", "12345ms", "10000ms");
    }

    @Test
    void a_replica_that_has_never_heard_of_its_primary_is_degraded_whatever_the_limit() {
        mount.follow(N1);

        assertThat(codes(checker.check())).containsExactly(Code.LAG_UNKNOWN);
        assertThat(codes(new HealthChecker(() -> new NodeRole.Replica(N1, Lag.UNKNOWN), Duration.ofDays(365)).check()))
                .containsExactly(Code.LAG_UNKNOWN);
    }

    @Test
    void a_node_that_knows_no_primary_is_degraded() {
        assertThat(checker.check().status()).isEqualTo(Status.DEGRADED);
        assertThat(codes(checker.check())).containsExactly(Code.NO_PRIMARY);
    }

    @Test
    void a_mount_that_does_not_answer_is_not_running() {
        mount.crash();

        assertThat(checker.check().status()).isEqualTo(Status.NOT_RUNNING);
        assertThat(codes(checker.check())).containsExactly(Code.NOT_RUNNING);
    }

    @Test
    void a_role_that_is_not_known_is_degraded() {
        HealthChecker checker = new HealthChecker(
                () -> {
                    throw new RoleUnknownException(Duration.ofSeconds(2), Duration.ofSeconds(1));
                },
                MAX_LAG);

        assertThat(codes(checker.check())).containsExactly(Code.ROLE_UNKNOWN);
        assertThat(checker.check().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void a_split_brain_degrades_even_a_primary_and_names_the_claimants() {
        mount.becomePrimary();

        Health health = checker.check(SplitBrainVerdict.of(List.of(primary(1), primary(2))));

        assertThat(codes(health)).containsExactly(Code.SPLIT_BRAIN);
        assertThat(health.reasons().get(0).text()).contains("http://n1:20202", "http://n2:20202");
    }

    @Test
    void nodes_of_several_clusters_and_nodes_that_cannot_be_asked_degrade() {
        mount.becomePrimary();
        NodeClaim stranger = new NodeClaim.NotPrimary(
                url(2), id(2), new ClusterId("LFSC0000000000000002"), Hostname.UNNAMED, Map.of());

        Health health = checker.check(SplitBrainVerdict.of(
                List.of(primary(1), stranger, new NodeClaim.Unknown(url(3), "refused the connection"))));

        assertThat(codes(health)).containsExactly(Code.SEVERAL_CLUSTERS, Code.NODE_UNKNOWN);
        assertThat(health.reasons().get(1).text()).contains("http://n3:20202", "refused the connection");
    }

    @Test
    void a_cluster_in_order_takes_nothing_from_the_health_of_its_primary() {
        mount.becomePrimary();

        assertThat(checker.check(SplitBrainVerdict.of(List.of(primary(1))))).isEqualTo(Health.HEALTHY);
    }

    @Test
    void a_negative_limit_of_lag_is_refused() {
        assertThatThrownBy(() -> new HealthChecker(NodeRole.Primary::new, Duration.ofMillis(-1)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Property
    void more_lag_never_makes_a_replica_healthier(@ForAll int some, @ForAll @IntRange(max = 100_000) int more) {
        assertThat(ofLag((long) some + more).status())
                .isGreaterThanOrEqualTo(ofLag(some).status());
    }

    @Property
    void a_wider_limit_never_makes_a_replica_less_healthy(
            @ForAll @LongRange(max = 100_000) long limit,
            @ForAll @LongRange(max = 100_000) long wider,
            @ForAll int lag) {
        NodeRole replica = new NodeRole.Replica(N1, new Lag(lag));

        Health.Status narrow = new HealthChecker(() -> replica, Duration.ofMillis(limit))
                .check()
                .status();
        Health.Status wide = new HealthChecker(() -> replica, Duration.ofMillis(limit + wider))
                .check()
                .status();

        assertThat(wide).isLessThanOrEqualTo(narrow);
    }

    @Property
    void what_the_others_say_never_makes_a_node_healthier(
            @ForAll @IntRange(max = 3) int primaries, @ForAll @IntRange(max = 3) int silent, @ForAll int lag) {
        List<NodeClaim> claims = new ArrayList<>();
        IntStream.range(0, primaries).forEach(i -> claims.add(primary(i)));
        IntStream.range(0, silent).forEach(i -> claims.add(new NodeClaim.Unknown(url(100 + i), "is gone")));
        HealthChecker checker = new HealthChecker(() -> new NodeRole.Replica(N1, new Lag(lag)), MAX_LAG);

        Health alone = checker.check();
        Health together = checker.check(SplitBrainVerdict.of(claims));

        assertThat(together.status()).isGreaterThanOrEqualTo(alone.status());
        assertThat(together.reasons()).containsAll(alone.reasons());
        assertThat(together.equals(alone)).isEqualTo(primaries < 2 && silent == 0);
    }

    private Health ofLag(long millis) {
        return checker.of(new NodeRole.Replica(N1, new Lag(Math.min(millis, Integer.MAX_VALUE))));
    }

    private static List<Code> codes(Health health) {
        return health.reasons().stream().map(HealthReason::code).toList();
    }

    private static NodeClaim.Primary primary(int number) {
        return new NodeClaim.Primary(url(number), id(number), new ClusterId("LFSC0000000000000001"), Map.of());
    }

    private static AdvertiseUrl url(int number) {
        return new AdvertiseUrl("http://n" + number + ":20202");
    }

    private static NodeId id(int number) {
        return new NodeId(String.format("%016X", number));
    }
}
