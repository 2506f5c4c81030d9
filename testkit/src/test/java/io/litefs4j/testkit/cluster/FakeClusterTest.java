package io.litefs4j.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Lag;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeClusterTest {
    private static final DatabaseName NOTES = new DatabaseName("notes.db");

    private final FakeCluster cluster = FakeCluster.consul("n1", "n2", "n3");
    private final ClusterNode n1 = cluster.node("n1");
    private final ClusterNode n2 = cluster.node("n2");
    private final ClusterNode n3 = cluster.node("n3");

    @Test
    void the_first_candidate_takes_the_lease_and_the_others_follow_it() {
        assertThat(cluster.primaries()).containsExactly(n1);
        assertThat(cluster.leaseHolder()).contains(n1);
        assertThat(n2.mount().primaryMarker().read()).contains(n1.hostname());
        assertThat(n3.mount().primaryMarker().read()).contains(n1.hostname());
    }

    @Test
    void a_commit_is_on_every_replica_at_once_while_nothing_is_wrong() {
        Position position = n1.commit(NOTES);
        assertThat(position(n2)).contains(position);
        assertThat(position(n3)).contains(position);
    }

    @Test
    void a_replica_hears_of_its_primary_each_second() {
        cluster.advance(Duration.ofMillis(3400));
        assertThat(n2.mount().lagMarker().read()).isEqualTo(new Lag(400));
    }

    @Test
    void a_primary_that_renews_its_lease_keeps_it() {
        cluster.advance(Duration.ofHours(1));
        assertThat(cluster.primaries()).containsExactly(n1);
    }

    @Test
    void delayed_news_arrives_late_and_in_order() {
        n2.delayNews(Duration.ofMillis(250));
        Position first = n1.commit(NOTES);
        cluster.advance(Duration.ofMillis(100));
        Position second = n1.commit(NOTES);
        assertThat(position(n2)).isEmpty();
        cluster.advance(Duration.ofMillis(150));
        assertThat(position(n2)).contains(first);
        cluster.advance(Duration.ofMillis(100));
        assertThat(position(n2)).contains(second);
        assertThat(n2.mount().lagMarker().read()).isEqualTo(new Lag(250));
    }

    @Test
    void a_killed_primary_is_replaced_after_ttl_and_lock_delay() {
        n1.crash();
        cluster.advance(Duration.ofMillis(10_999));
        assertThat(cluster.primaries()).isEmpty();
        cluster.advance(Duration.ofMillis(1));
        assertThat(cluster.primaries()).containsExactly(n2);
    }

    @Test
    void a_shorter_ttl_makes_the_gap_shorter() {
        FakeCluster quick = FakeCluster.consul(LeaseTerms.DEFAULT.withTtl(Duration.ofSeconds(2)), "n1", "n2");
        quick.node("n1").crash();
        quick.advance(Duration.ofSeconds(3));
        assertThat(quick.primaries()).containsExactly(quick.node("n2"));
    }

    @Test
    void a_primary_that_stops_as_it_should_is_replaced_after_the_reconnect_delay() {
        n1.stop();
        cluster.advance(Duration.ofSeconds(1));
        assertThat(cluster.primaries()).containsExactly(n2);
    }

    @Test
    void while_the_key_of_a_dead_primary_lives_nobody_is_primary_and_no_name_stays() {
        n1.crash();
        cluster.advance(Duration.ofSeconds(5));
        assertThat(n2.mount().primaryMarker().read()).isEmpty();
        assertThat(n2.mount().primaryClaim().isPrimary()).isFalse();
        assertThat(cluster.leaseHolder()).contains(n1);
    }

    @Test
    void a_frozen_primary_is_never_replaced_although_its_lease_is_free() {
        n1.freeze();
        cluster.advance(Duration.ofHours(1));
        assertThat(cluster.leaseHolder()).isEmpty();
        assertThat(n2.mount().primaryMarker().read()).contains(n1.hostname());
        assertThat(n2.mount().lagMarker().read().millis()).isGreaterThan(3_599_000);
    }

    @Test
    void a_primary_that_thaws_too_late_is_demoted_by_its_next_renewal() {
        n1.freeze();
        cluster.advance(Duration.ofSeconds(30));
        n1.thaw();
        assertThat(cluster.leaseHolder()).contains(n1);
        assertThat(cluster.primaries()).containsExactly(n1);
        cluster.advance(Duration.ofSeconds(1));
        assertThat(n2.mount().primaryMarker().read()).contains(n1.hostname());
    }

    @Test
    void a_primary_that_thaws_too_late_without_lease_service_is_a_second_primary_for_a_second() {
        n1.freeze();
        cluster.advance(Duration.ofSeconds(30));
        n3.crash();
        n3.start();
        n1.connectLease(LeaseConnection.FAILING);
        n1.thaw();
        assertThat(cluster.primaries()).containsExactly(n1, n3);
        cluster.advance(Duration.ofSeconds(1));
        assertThat(cluster.primaries()).containsExactly(n3);
    }

    @Test
    void a_promotion_moves_the_lease_with_everything_that_was_committed() {
        n2.delayNews(Duration.ofMillis(500));
        Position last = n1.commit(NOTES);
        cluster.promotion().promote(n2.url());
        assertThat(cluster.primaries()).containsExactly(n2);
        assertThat(cluster.leaseHolder()).contains(n2);
        assertThat(position(n2)).contains(last);
        assertThat(n1.mount().primaryMarker().read()).contains(n2.hostname());
    }

    @Test
    void the_others_follow_the_promoted_one_after_the_reconnect_delay() {
        cluster.promotion().promote(n2.url());
        assertThat(n3.mount().primaryMarker().read()).isEmpty();
        cluster.advance(Duration.ofSeconds(1));
        assertThat(n3.mount().primaryMarker().read()).contains(n2.hostname());
    }

    @Test
    void a_promoted_node_renews_the_session_that_it_was_given() {
        cluster.promotion().promote(n2.url());
        cluster.advance(Duration.ofHours(1));
        assertThat(cluster.primaries()).containsExactly(n2);
    }

    @Test
    void a_node_that_reads_takes_the_handed_over_lease_when_it_has_read() {
        n1.commit(NOTES);
        n2.beginRead(NOTES);
        Position last = n1.commit(NOTES);
        cluster.promotion().promote(n2.url());
        assertThat(cluster.primaries()).isEmpty();
        n2.endRead(NOTES);
        assertThat(cluster.primaries()).containsExactly(n2);
        assertThat(position(n2)).contains(last);
    }

    @Test
    void open_reads_on_all_replicas_keep_a_dead_primary_from_being_replaced() {
        n1.commit(NOTES);
        n2.beginRead(NOTES);
        n3.beginRead(NOTES);
        n1.crash();
        cluster.advance(Duration.ofMinutes(10));
        assertThat(cluster.primaries()).isEmpty();
        n3.endRead(NOTES);
        cluster.advance(Duration.ofSeconds(1));
        assertThat(cluster.primaries()).containsExactly(n3);
    }

    @Test
    void an_open_read_on_one_database_stops_the_others_too() {
        n1.commit(NOTES);
        n2.beginRead(NOTES);
        DatabaseName other = new DatabaseName("other.db");
        n1.commit(other);
        assertThat(n2.mount().positions().of(other)).isEmpty();
        n2.endRead(NOTES);
        assertThat(n2.mount().positions().of(other)).isPresent();
    }

    @Test
    void a_primary_that_cannot_renew_gives_up_when_its_ttl_is_over() {
        n1.connectLease(LeaseConnection.FAILING);
        cluster.advance(Duration.ofMillis(9_999));
        assertThat(n1.isPrimary()).isTrue();
        cluster.advance(Duration.ofMillis(1));
        assertThat(n1.isPrimary()).isFalse();
        assertThat(n1.mount().lagMarker().read()).isEqualTo(Lag.UNKNOWN);
    }

    @Test
    void a_primaryship_with_a_ttl_of_one_second_outlives_it_by_half_a_second() {
        FakeCluster quick = FakeCluster.consul(LeaseTerms.DEFAULT.withTtl(Duration.ofSeconds(1)), "n1", "n2");
        quick.node("n1").connectLease(LeaseConnection.FAILING);
        quick.advance(Duration.ofMillis(1_499));
        assertThat(quick.primaries()).containsExactly(quick.node("n1"));
        quick.advance(Duration.ofMillis(1));
        assertThat(quick.primaries()).isEmpty();
    }

    @Test
    void a_lease_service_that_hangs_makes_two_primaries_that_both_acknowledge_writes() {
        n1.commit(NOTES);
        n1.connectLease(LeaseConnection.HANGING);
        cluster.advance(Duration.ofSeconds(10));
        n3.crash();
        n3.start();
        cluster.advance(Duration.ofSeconds(10));
        assertThat(cluster.primaries()).containsExactly(n1, n3);
        assertThat(n1.commit(NOTES).contradicts(n3.commit(NOTES))).isTrue();
    }

    @Test
    void the_primary_without_session_is_demoted_as_soon_as_the_lease_service_answers() {
        n1.connectLease(LeaseConnection.HANGING);
        cluster.advance(Duration.ofSeconds(10));
        n3.crash();
        n3.start();
        cluster.advance(Duration.ofSeconds(10));
        n1.connectLease(LeaseConnection.ANSWERING);
        assertThat(cluster.primaries()).containsExactly(n3);
        assertThat(n1.mount().primaryMarker().read()).contains(n3.hostname());
    }

    @Test
    void a_returning_primary_discards_what_it_had_acknowledged_and_its_position_goes_back() {
        n1.commit(NOTES);
        cluster.partition(n1, n2);
        cluster.partition(n1, n3);
        n1.commit(NOTES);
        n1.commit(NOTES);
        Position acknowledged = n1.commit(NOTES);
        n1.crash();
        cluster.heal(n1, n2);
        cluster.heal(n1, n3);
        cluster.advance(Duration.ofSeconds(20));
        Position kept = n2.commit(NOTES);
        n1.start();
        assertThat(position(n1)).contains(kept);
        assertThat(acknowledged.txid()).isGreaterThan(kept.txid());
    }

    @Test
    void a_node_that_missed_the_newest_writes_may_win_the_lease_and_discard_them() {
        cluster.promotion().promote(n3.url());
        Position acknowledged = n3.commit(NOTES);
        assertThat(n2.mount().primaryMarker().read()).isEmpty();
        n3.stop();
        cluster.advance(Duration.ofSeconds(1));
        assertThat(cluster.primaries()).containsExactly(n2);
        assertThat(n2.commit(NOTES).contradicts(acknowledged)).isTrue();
    }

    @Test
    void a_partition_from_the_primary_is_noticed_when_tcp_gives_up() {
        cluster.partition(n1, n2);
        cluster.advance(Duration.ofSeconds(149));
        assertThat(n2.mount().primaryMarker().read()).contains(n1.hostname());
        cluster.advance(Duration.ofSeconds(1));
        assertThat(n2.mount().primaryMarker().read()).isEmpty();
    }

    @Test
    void a_replica_behind_a_partition_has_everything_when_it_is_healed() {
        cluster.partition(n1, n2);
        Position position = n1.commit(NOTES);
        assertThat(position(n2)).isEmpty();
        cluster.heal(n1, n2);
        assertThat(position(n2)).contains(position);
    }

    @Test
    void the_power_loss_of_a_host_is_noticed_when_tcp_gives_up() {
        n1.cutOff();
        n1.crash();
        cluster.advance(Duration.ofSeconds(149));
        assertThat(n2.mount().primaryMarker().read()).contains(n1.hostname());
        cluster.advance(Duration.ofSeconds(2));
        assertThat(cluster.primaries()).containsExactly(n2);
    }

    @Test
    void a_node_that_has_never_joined_does_not_found_a_second_cluster() {
        FakeCluster young = FakeCluster.consul("n1");
        young.node("n1").crash();
        ClusterNode stranger = young.add("n2", true);
        young.advance(Duration.ofMinutes(1));
        assertThat(stranger.isPrimary()).isFalse();
        assertThat(young.leaseHolder()).isEmpty();
    }

    @Test
    void a_node_that_is_no_candidate_never_becomes_primary() {
        FakeCluster young = FakeCluster.consul("n1");
        ClusterNode reader = young.add("n2", false);
        young.node("n1").crash();
        young.advance(Duration.ofMinutes(1));
        assertThat(reader.isPrimary()).isFalse();
        assertThat(young.leaseHolder()).isEmpty();
    }

    @Test
    void a_static_primary_has_no_successor() {
        FakeCluster fixed = FakeCluster.statically("n1", "n2");
        fixed.node("n1").crash();
        fixed.advance(Duration.ofHours(1));
        assertThat(fixed.primaries()).isEmpty();
        fixed.node("n1").start();
        fixed.advance(Duration.ofSeconds(1));
        assertThat(fixed.node("n2").mount().primaryMarker().read())
                .contains(fixed.node("n1").hostname());
    }

    @Test
    void a_static_lease_cannot_be_moved() {
        FakeCluster fixed = FakeCluster.statically("n1", "n2");
        assertThatExceptionOfType(NodeRefusedException.class)
                .isThrownBy(() -> fixed.promotion().promote(fixed.node("n2").url()))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @Test
    void an_operator_who_ends_the_lease_is_obeyed_at_the_next_renewal() {
        cluster.endLease();
        assertThat(n1.isPrimary()).isTrue();
        assertThat(cluster.leaseHolder()).isEmpty();
        cluster.advance(Duration.ofSeconds(5));
        assertThat(cluster.leaseHolder()).isPresent();
    }

    @Test
    void the_api_of_a_node_tells_what_its_mount_shows() {
        assertThat(cluster.infos().of(n2.url()).primary()).isEqualTo(n1.hostname());
        assertThat(cluster.infos().of(n1.url()).isPrimary()).isTrue();
    }

    @Test
    void two_nodes_of_one_name_are_refused() {
        assertThatIllegalStateException().isThrownBy(() -> cluster.add("n1", true));
    }

    private static Optional<Position> position(ClusterNode node) {
        return node.mount().positions().of(NOTES);
    }
}
