package io.litefs4j.usecases.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.replication.AwaitedCommit;
import io.litefs4j.domain.replication.ConfirmationLostException;
import io.litefs4j.domain.replication.ConfirmationTimeoutException;
import io.litefs4j.domain.replication.ConfirmationUnavailableException;
import io.litefs4j.domain.replication.Durability;
import io.litefs4j.testkit.cluster.ClusterNode;
import io.litefs4j.testkit.cluster.FakeCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerConfirmationTest {
    private static final DatabaseName APP = new DatabaseName("app.db");
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Durability ONE = new Durability(1, LIMIT);
    private static final Durability TWO = new Durability(2, LIMIT);

    private final FakeCluster cluster = FakeCluster.consul("n1", "n2", "n3");
    private final ClusterNode n1 = cluster.node("n1");
    private final ClusterNode n2 = cluster.node("n2");
    private final ClusterNode n3 = cluster.node("n3");
    private final PeerConfirmation onN1 = hearing(n1, n2, n3);

    private PeerConfirmation hearing(ClusterNode self, ClusterNode... peers) {
        return PeerConfirmation.start(
                self.url(),
                List.of(peers).stream().map(ClusterNode::url).toList(),
                new ClusterApi(cluster.events(), cluster.infos(), cluster.debugVariables()),
                self.mount().positions(),
                cluster.time(),
                cluster.time());
    }

    @Test
    void a_commit_that_the_replicas_hold_is_not_waited_for() throws Exception {
        AwaitedCommit commit = onN1.of(TWO).before(APP);
        n1.commit(APP);
        commit.await();
        assertThat(cluster.time().elapsed()).isZero();
    }

    @Test
    void a_commit_that_is_under_way_is_waited_for() throws Exception {
        n1.commit(APP);
        n2.delayNews(Duration.ofMillis(300));
        n3.delayNews(Duration.ofMillis(900));
        AwaitedCommit commit = onN1.of(ONE).before(APP);
        n1.commit(APP);
        commit.await();
        assertThat(cluster.time().elapsed()).isBetween(Duration.ofMillis(300), Duration.ofMillis(310));
    }

    @Test
    void as_many_nodes_as_were_asked_for_are_waited_for() throws Exception {
        n2.delayNews(Duration.ofMillis(300));
        n3.delayNews(Duration.ofMillis(900));
        AwaitedCommit commit = onN1.of(TWO).before(APP);
        n1.commit(APP);
        commit.await();
        assertThat(cluster.time().elapsed()).isBetween(Duration.ofMillis(900), Duration.ofMillis(910));
    }

    @Test
    void a_commit_that_too_few_nodes_get_is_waited_for_as_long_as_was_said() throws Exception {
        n1.commit(APP);
        n3.beginRead(APP);
        AwaitedCommit commit = onN1.of(TWO).before(APP);
        Position committed = n1.commit(APP);
        assertThatExceptionOfType(ConfirmationTimeoutException.class)
                .isThrownBy(commit::await)
                .withMessageContaining("app.db is committed here at " + committed)
                .withMessageContaining("1 other nodes are known to hold it instead of the 2 other nodes within 5000 ms")
                .satisfies(e -> assertThat(e.position()).isEqualTo(committed))
                .satisfies(e -> assertThat(e.database()).isEqualTo(APP))
                .satisfies(e -> assertThat(e.wanted()).isEqualTo(TWO))
                .satisfies(e -> assertThat(e.nodes()).isOne());
        assertThat(cluster.time().elapsed()).isEqualTo(LIMIT);
    }

    @Test
    void a_later_state_of_the_same_history_confirms_what_came_before_it() throws Exception {
        n1.commit(APP);
        n2.beginRead(APP);
        AwaitedCommit commit = onN1.of(TWO).before(APP);
        n1.commit(APP);
        for (int i = 0; i < 10; i++) {
            n1.commit(APP);
        }
        n2.endRead(APP);
        cluster.advance(Duration.ofSeconds(1));
        commit.await();
    }

    @Test
    void where_nothing_was_committed_nobody_is_waited_for() throws Exception {
        n1.commit(APP);
        n2.crash();
        n3.crash();
        AwaitedCommit nothing = onN1.of(TWO).before(APP);
        nothing.await();
        assertThat(cluster.time().elapsed()).isZero();
    }

    @Test
    void a_node_that_was_restarted_is_asked_what_it_holds() throws Exception {
        n1.commit(APP);
        n2.crash();
        AwaitedCommit commit = onN1.of(TWO).before(APP);
        n1.commit(APP);
        cluster.time().after(Duration.ofSeconds(1), n2::start);
        commit.await();
        assertThat(cluster.time().elapsed()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void a_frozen_replica_confirms_nothing() throws Exception {
        n1.commit(APP);
        n2.freeze();
        n3.freeze();
        AwaitedCommit commit = onN1.of(ONE).before(APP);
        n1.commit(APP);
        assertThatThrownBy(commit::await).isInstanceOf(ConfirmationTimeoutException.class);
    }

    @Test
    void what_an_old_primary_committed_and_did_not_ship_is_not_confirmed_by_its_successor() throws Exception {
        n1.commit(APP);
        cluster.partition(n1, n2);
        cluster.partition(n1, n3);
        AwaitedCommit commit = onN1.of(ONE).before(APP);
        Position lost = n1.commit(APP);
        n1.crash();
        cluster.advance(Duration.ofMinutes(10));
        Position instead = cluster.primaries().get(0).commit(APP);
        assertThat(instead.contradicts(lost)).isTrue();
        cluster.heal(n1, n2);
        cluster.heal(n1, n3);
        n1.start();
        cluster.advance(Duration.ofMinutes(10));
        assertThat(n1.mount().positions().of(APP)).contains(instead);
        assertThatExceptionOfType(ConfirmationLostException.class)
                .isThrownBy(commit::await)
                .withMessageContaining("app.db");
    }

    @Test
    void a_commit_after_the_role_was_lost_and_won_again_is_confirmed() throws Exception {
        n1.commit(APP);
        cluster.promotion().promote(n2.url());
        cluster.promotion().promote(n1.url());
        AwaitedCommit commit = onN1.of(TWO).before(APP);
        n1.commit(APP);
        commit.await();
    }

    @Test
    void this_node_does_not_confirm_its_own_commits() throws Exception {
        n2.crash();
        n3.crash();
        try (PeerConfirmation withItself = hearing(n1, n1)) {
            AwaitedCommit commit = withItself.of(ONE).before(APP);
            n1.commit(APP);
            assertThatThrownBy(commit::await).isInstanceOf(ConfirmationTimeoutException.class);
        }
    }

    @Test
    void more_nodes_than_peers_cannot_be_asked_for() {
        assertThatThrownBy(() -> onN1.of(new Durability(3, LIMIT)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("more nodes than there are peers: 2");
    }

    @Test
    void nothing_is_begun_while_this_node_is_not_heard() {
        n1.crash();
        assertThatThrownBy(() -> onN1.of(ONE).before(APP))
                .isInstanceOf(ConfirmationUnavailableException.class)
                .hasMessageContaining("app.db")
                .hasMessageContaining(n1.url().toString());
        assertThat(cluster.time().elapsed()).isEqualTo(LIMIT);
    }

    @Test
    void a_node_that_dies_before_its_commit_is_confirmed_leaves_it_unknown() throws Exception {
        AwaitedCommit commit = onN1.of(ONE).before(APP);
        n1.commit(APP);
        n1.crash();
        assertThatThrownBy(commit::await).isInstanceOf(LiteFsNotRunningException.class);
    }

    @Test
    void once_closed_it_confirms_nothing() throws Exception {
        AwaitedCommit commit = onN1.of(ONE).before(APP);
        n1.commit(APP);
        onN1.close();
        assertThatThrownBy(commit::await).isInstanceOf(ConfirmationLostException.class);
        assertThatThrownBy(() -> onN1.of(ONE).before(APP)).isInstanceOf(ConfirmationUnavailableException.class);
    }
}
