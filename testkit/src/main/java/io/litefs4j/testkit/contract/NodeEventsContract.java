package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link NodeEvents} must do. */
public abstract class NodeEventsContract extends NodesDriven {
    private final HeardEvents heard = new HeardEvents();
    private final List<NodeEvents.Subscription> open = new ArrayList<>();

    protected NodeEventsContract() {}

    @AfterEach
    public void closeSubscriptions() {
        open.forEach(NodeEvents.Subscription::close);
    }

    @Test
    public void the_first_event_of_a_primary_is_its_role() {
        listen(nodes().primary(), heard);
        assertThat(heard.await(Object.class)).isEqualTo(new NodeEvent.Init(true, Hostname.UNNAMED));
    }

    @Test
    public void the_first_event_of_a_replica_names_whom_it_follows() {
        listen(nodes().replica(), heard);
        assertThat(heard.await(Object.class)).isEqualTo(new NodeEvent.Init(false, nodes().primaryHostname()));
    }

    @Test
    public void a_commit_is_heard_from_the_primary() {
        DatabaseName database = nodes().newName();
        listen(nodes().primary(), heard);
        heard.await(NodeEvent.Init.class);
        Position position = nodes().commit(database);
        assertThat(awaitTransactionOf(database, position).pages()).isPositive();
    }

    @Test
    public void a_commit_is_heard_from_the_replica_that_applies_it() {
        DatabaseName database = nodes().newName();
        listen(nodes().replica(), heard);
        heard.await(NodeEvent.Init.class);
        Position position = nodes().commit(database);
        nodes().settle();
        assertThat(awaitTransactionOf(database, position).pageSize()).isPositive();
    }

    @Test
    public void a_dropped_database_has_no_page_and_keeps_counting() {
        DatabaseName database = nodes().newName();
        Position before = nodes().commit(database);
        listen(nodes().primary(), heard);
        heard.await(NodeEvent.Init.class);
        nodes().drop(database);
        NodeEvent.Transaction drop = heard.await(NodeEvent.Transaction.class);
        assertThat(drop.pages()).isZero();
        assertThat(drop.position().checksum()).isEqualTo(Checksum.EMPTY);
        assertThat(drop.position().txid().value()).isEqualTo(before.txid().value() + 1);
    }

    @Test
    public void a_dead_node_is_lost_once_and_tells_its_role_when_it_is_back() {
        listen(nodes().replica(), heard);
        heard.await(NodeEvent.Init.class);
        nodes().crashReplica();
        heard.await(NodeApiException.class);
        nodes().restartReplica();
        assertThat(heard.await(Object.class)).isInstanceOf(NodeEvent.Init.class);
    }

    @Test
    public void a_frozen_node_is_lost_though_its_connection_stands() {
        listen(nodes().replica(), heard);
        heard.await(NodeEvent.Init.class);
        nodes().freezeReplica();
        heard.await(NodeApiException.class);
        nodes().thawReplica();
        assertThat(heard.await(NodeEvent.Init.class).primary()).isEqualTo(nodes().primaryHostname());
    }

    @Test
    public void a_node_that_is_not_there_yet_is_lost_at_first_and_heard_later() {
        nodes().crashReplica();
        listen(nodes().replica(), heard);
        heard.await(NodeApiException.class);
        nodes().restartReplica();
        assertThat(heard.await(Object.class)).isInstanceOf(NodeEvent.Init.class);
    }

    @Test
    public void nothing_is_heard_after_closing_and_closing_twice_is_harmless() {
        HeardEvents other = new HeardEvents();
        NodeEvents.Subscription closed = listen(nodes().primary(), heard);
        listen(nodes().primary(), other);
        heard.await(NodeEvent.Init.class);
        other.await(NodeEvent.Init.class);
        closed.close();
        closed.close();
        heard.drain();
        nodes().commit(nodes().newName());
        other.await(NodeEvent.Transaction.class);
        assertThat(heard.drain()).isEmpty();
    }

    private NodeEvents.Subscription listen(AdvertiseUrl node, NodeEvents.Listener listener) {
        NodeEvents.Subscription subscription = nodes().events().subscribe(node, listener);
        open.add(subscription);
        return subscription;
    }

    private NodeEvent.Transaction awaitTransactionOf(DatabaseName database, Position position) {
        NodeEvent.Transaction transaction = heard.await(NodeEvent.Transaction.class);
        while (!transaction.position().equals(position)) {
            transaction = heard.await(NodeEvent.Transaction.class);
        }
        assertThat(transaction.database()).isEqualTo(database);
        return transaction;
    }
}
