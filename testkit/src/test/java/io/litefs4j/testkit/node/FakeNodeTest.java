package io.litefs4j.testkit.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeRefusedException;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.splitbrain.NodeClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeNodeTest {
    private static final DatabaseName NOTES = new DatabaseName("notes.db");
    private static final Hostname NOBODY = Hostname.UNNAMED;

    private final FakeNodes nodes = new FakeNodes();
    private final FakeNode one = nodes.add("one", true);
    private final FakeNode two = nodes.add("two", true);
    private final Heard heard = new Heard();

    @Test
    void a_node_that_has_just_started_knows_no_primary_and_no_cluster() {
        assertThat(nodes.infos().of(one.url()).isPrimary()).isFalse();
        assertThat(nodes.infos().of(one.url()).primary()).isEqualTo(NOBODY);
        assertThat(nodes.infos().of(one.url()).clusterId().isKnown()).isFalse();
    }

    @Test
    void mount_and_api_of_a_node_tell_the_same_role() {
        one.becomePrimary();
        two.follow(one);
        assertThat(one.mount().primaryClaim().isPrimary()).isTrue();
        assertThat(nodes.infos().of(one.url()).isPrimary()).isTrue();
        assertThat(two.mount().primaryMarker().read()).contains(one.hostname());
        assertThat(nodes.infos().of(two.url()).primary()).isEqualTo(one.hostname());
        assertThat(nodes.infos().of(two.url()).clusterId())
                .isEqualTo(nodes.infos().of(one.url()).clusterId());
    }

    @Test
    void a_promotion_moves_the_lease_and_each_transition_is_told_twice() {
        one.becomePrimary();
        two.follow(one);
        nodes.events().subscribe(two.url(), heard);
        nodes.promotion().promote(two.url());
        assertThat(nodes.infos().of(two.url()).isPrimary()).isTrue();
        assertThat(nodes.infos().of(one.url()).primary()).isEqualTo(two.hostname());
        assertThat(heard.events)
                .containsExactly(
                        new NodeEvent.Init(false, one.hostname()),
                        new NodeEvent.PrimaryChange(false, NOBODY),
                        new NodeEvent.PrimaryChange(true, NOBODY));
    }

    @Test
    void a_replica_without_primary_cannot_be_promoted() {
        assertThatThrownBy(() -> nodes.promotion().promote(two.url()))
                .isInstanceOf(NodeRefusedException.class)
                .hasMessageContaining("no primary is currently available for handoff");
    }

    @Test
    void a_crashed_primary_is_lost_by_its_replicas_at_once() {
        one.becomePrimary();
        two.follow(one);
        one.crash();
        assertThat(nodes.infos().of(two.url()).primary()).isEqualTo(NOBODY);
        assertThatThrownBy(() -> nodes.infos().of(one.url())).isInstanceOf(NodeUnreachableException.class);
    }

    @Test
    void a_replica_with_an_open_read_goes_on_naming_its_dead_primary() {
        one.becomePrimary();
        two.follow(one);
        one.commit(NOTES, SqliteImage.ofVersion(1));
        two.catchUp();
        two.beginRead(NOTES);
        one.crash();
        assertThat(nodes.infos().of(two.url()).primary()).isEqualTo(one.hostname());
        two.endRead(NOTES);
        assertThat(nodes.infos().of(two.url()).primary()).isEqualTo(NOBODY);
    }

    @Test
    void a_frozen_primary_is_followed_for_ever() {
        one.becomePrimary();
        two.follow(one);
        one.freeze();
        assertThat(nodes.infos().of(two.url()).primary()).isEqualTo(one.hostname());
        assertThat(nodes.claims().ask(one.url())).isInstanceOf(NodeClaim.Unknown.class);
    }

    @Test
    void an_open_read_stops_replication_and_shows_in_the_variables() {
        one.becomePrimary();
        two.follow(one);
        one.commit(NOTES, SqliteImage.ofVersion(1));
        assertThat(two.catchUp()).isTrue();
        two.beginRead(NOTES);
        one.commit(NOTES, SqliteImage.ofVersion(2));
        assertThat(two.catchUp()).isFalse();
        assertThat(nodes.debugVariables().of(two.url()).databases().get(NOTES).isHeldLocally())
                .isTrue();
    }

    @Test
    void a_returning_primary_loses_what_only_it_had() {
        one.becomePrimary();
        two.follow(one);
        one.commit(NOTES, SqliteImage.ofVersion(1));
        two.catchUp();
        one.commit(NOTES, SqliteImage.ofVersion(2));
        one.crash();
        two.becomePrimary();
        Position newer = two.commit(NOTES, SqliteImage.ofVersion(3));
        one.start();
        one.follow(two);
        one.catchUp();
        assertThat(one.mount().positions().of(NOTES)).contains(newer);
        assertThat(nodes.debugVariables().of(one.url()).databases().get(NOTES).position())
                .isEqualTo(newer);
    }

    @Test
    void a_node_of_another_cluster_is_not_followed() {
        one.becomePrimary();
        two.becomePrimary();
        two.demote();
        assertThatThrownBy(() -> two.follow(one)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_reader_that_ends_lets_in_what_a_dead_primary_had_sent() {
        one.becomePrimary();
        two.follow(one);
        one.commit(NOTES, SqliteImage.ofVersion(1));
        two.catchUp();
        two.beginRead(NOTES);
        Position last = one.commit(NOTES, SqliteImage.ofVersion(2));
        one.crash();
        two.endRead(NOTES);
        assertThat(two.mount().positions().of(NOTES)).contains(last);
    }

    @Test
    void what_was_under_way_when_the_primary_died_is_lost() {
        one.becomePrimary();
        two.follow(one);
        Position first = one.commit(NOTES, SqliteImage.ofVersion(1));
        two.catchUp();
        one.commit(NOTES, SqliteImage.ofVersion(2));
        one.crash();
        assertThat(two.mount().positions().of(NOTES)).contains(first);
    }

    @Test
    void a_demoted_primary_has_sent_everything_before() {
        one.becomePrimary();
        two.follow(one);
        Position last = one.commit(NOTES, SqliteImage.ofVersion(1));
        one.demote();
        assertThat(two.mount().positions().of(NOTES)).contains(last);
        assertThat(two.primary()).isEmpty();
    }

    @Test
    void a_replica_behind_a_cut_link_does_not_notice_the_death_of_its_primary() {
        one.becomePrimary();
        two.follow(one);
        nodes.cutLink(one, two);
        one.crash();
        assertThat(two.primary()).contains(one);
        nodes.healLink(one, two);
        assertThat(two.primary()).isEmpty();
    }

    @Test
    void nothing_passes_a_cut_link() {
        one.becomePrimary();
        two.follow(one);
        nodes.cutLink(one, two);
        one.commit(NOTES, SqliteImage.ofVersion(1));
        two.heartbeat(Duration.ZERO);
        assertThat(two.catchUp()).isFalse();
        assertThat(two.mount().lagMarker().read()).isEqualTo(Lag.UNKNOWN);
    }

    @Test
    void a_heartbeat_waits_behind_a_transaction_that_a_reader_holds_up() {
        one.becomePrimary();
        two.follow(one);
        one.commit(NOTES, SqliteImage.ofVersion(1));
        two.catchUp();
        two.beginRead(NOTES);
        two.heartbeat(Duration.ofMillis(1));
        one.commit(NOTES, SqliteImage.ofVersion(2));
        nodes.time().advance(Duration.ofSeconds(1));
        two.heartbeat(Duration.ZERO);
        assertThat(two.mount().lagMarker().read()).isEqualTo(new Lag(1001));
    }

    @Test
    void a_transaction_that_is_under_way_arrives_later_and_counts_as_old() {
        one.becomePrimary();
        two.follow(one);
        two.heartbeat(Duration.ZERO);
        Instant before = nodes.time().instant();
        nodes.time().advance(Duration.ofMillis(100));
        one.commit(NOTES, SqliteImage.ofVersion(1));
        two.catchUp(before);
        assertThat(two.mount().positions().of(NOTES)).isEmpty();
        nodes.time().advance(Duration.ofMillis(40));
        two.catchUp();
        assertThat(two.mount().lagMarker().read()).isEqualTo(new Lag(40));
    }

    @Test
    void a_connection_that_is_refused_shows_and_hides_the_name_again() {
        nodes.events().subscribe(two.url(), heard);
        one.crash();
        two.tryToFollow(one);
        assertThat(heard.events)
                .containsExactly(
                        new NodeEvent.Init(false, NOBODY),
                        new NodeEvent.PrimaryChange(false, one.hostname()),
                        new NodeEvent.PrimaryChange(false, NOBODY));
    }

    @Test
    void a_primary_that_took_a_snapshot_sends_a_snapshot_to_a_node_of_the_discarded_history() {
        FakeNode three = nodes.add("three", true);
        one.becomePrimary();
        two.follow(one);
        three.follow(one);
        one.commit(NOTES, SqliteImage.ofVersion(1));
        two.catchUp();
        one.commit(NOTES, SqliteImage.ofVersion(2));
        three.catchUp();
        one.crash();
        two.becomePrimary();
        Position kept = two.commit(NOTES, SqliteImage.ofVersion(3));
        one.start();
        one.follow(two);
        one.catchUp();
        two.demote();
        one.becomePrimary();
        three.follow(one);
        nodes.events().subscribe(three.url(), heard);
        three.catchUp();
        assertThat(three.mount().positions().of(NOTES)).contains(kept);
        assertThat(heard.events).hasSize(2);
    }

    @Test
    void a_subscriber_loses_a_dead_node_once_and_begins_anew_when_it_is_back() {
        one.becomePrimary();
        nodes.events().subscribe(one.url(), heard);
        one.freeze();
        one.crash();
        one.start();
        assertThat(heard.losses).hasSize(1);
        assertThat(heard.events).containsExactly(new NodeEvent.Init(true, NOBODY), new NodeEvent.Init(false, NOBODY));
    }

    @Test
    void a_closed_subscription_hears_nothing_more() {
        nodes.events().subscribe(one.url(), heard).close();
        one.becomePrimary();
        assertThat(heard.events).containsExactly(new NodeEvent.Init(false, NOBODY));
    }

    private static final class Heard implements NodeEvents.Listener {
        private final List<NodeEvent> events = new ArrayList<>();
        private final List<NodeApiException> losses = new ArrayList<>();

        @Override
        public void heard(NodeEvent event) {
            events.add(event);
        }

        @Override
        public void lost(NodeApiException reason) {
            losses.add(reason);
        }
    }
}
