package io.litefs4j.testkit.node;

import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeMount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FakeNode} is in its cluster: the term that it serves as primary, or the stream that it follows as replica.
 * Guarded by the lock of its {@link FakeNodes}. Source: superfly/litefs {@code store.go}, {@code setLease},
 * {@code setPrimaryInfo}, {@code notifyPrimaryChange}.
 */
final class FakeRole {
    private final FakeNode node;
    private final FakeNodes nodes;
    private final FakeMount mount;
    private final FakeStore store;
    private ClusterId clusterId = ClusterId.NONE;

    /** Null where this node holds no lease. */
    private FakeStream.@Nullable Term term;

    /** Null where this node knows no primary. */
    private @Nullable FakeStream stream;

    FakeRole(FakeNode node, FakeNodes nodes, FakeMount mount, FakeStore store) {
        this.node = node;
        this.nodes = nodes;
        this.mount = mount;
        this.store = store;
    }

    ClusterId clusterId() {
        return clusterId;
    }

    boolean isPrimary() {
        return term != null;
    }

    Optional<FakeNode> primary() {
        return Optional.ofNullable(stream).map(FakeStream::primary);
    }

    Hostname primaryHostname() {
        return primary().map(FakeNode::hostname).orElse(Hostname.UNNAMED);
    }

    boolean isServing(FakeStream.Term served) {
        return served.equals(term);
    }

    boolean isConnected(FakeNode other) {
        return stream != null && stream.primary().equals(other) && stream.isServed();
    }

    /** Returns whether something can arrive: the primary serves the stream, both ends run, and the network between. */
    boolean isFlowing() {
        return stream != null && stream.isServed() && node.isAnswering() && isReachable(stream.primary());
    }

    NodeEvent.Init init() {
        return new NodeEvent.Init(isPrimary(), primaryHostname());
    }

    void becomePrimary() {
        boolean wasReplica = stream != null;
        mount.becomePrimary();
        stream = null;
        term = new FakeStream.Term();
        clusterId = clusterId.isKnown() ? clusterId : nodes.newClusterId();
        if (wasReplica) {
            tell(new NodeEvent.PrimaryChange(false, Hostname.UNNAMED));
        }
        tellRole();
    }

    void demote() {
        nodes.followersOf(node).forEach(FakeRole::receiveRest);
        mount.demote();
        term = null;
        tellRole();
        nodes.followersOf(node).forEach(FakeRole::noticeEndOfStream);
    }

    void follow(FakeNode newPrimary) {
        FakeStream.Term served = newPrimary.role().term;
        if (served == null || !newPrimary.isAlive()) {
            throw new IllegalStateException(node + " cannot follow " + newPrimary + ", which is no primary");
        }
        if (clusterId.contradicts(newPrimary.role().clusterId)) {
            throw new IllegalStateException(node + " cannot follow " + newPrimary + " of another cluster");
        }
        boolean hadRole = stream != null || isPrimary();
        mount.follow(newPrimary.hostname());
        term = null;
        stream = null;
        if (hadRole) {
            tellRole();
            nodes.followersOf(node).forEach(FakeRole::noticeEndOfStream);
        }
        stream = new FakeStream(newPrimary, served);
        clusterId = newPrimary.role().clusterId;
        tellRole();
    }

    void tryToFollow(FakeNode named) {
        if (isPrimary() || stream != null) {
            throw new IllegalStateException(node + " cannot try to follow " + named + ", having a role");
        }
        mount.follow(named.hostname());
        tell(new NodeEvent.PrimaryChange(false, named.hostname()));
        mount.losePrimary();
        tellRole();
    }

    void losePrimary() {
        mount.losePrimary();
        if (stream != null) {
            stream = null;
            tellRole();
        }
    }

    /** The process is gone, and with it what it was. */
    void forget() {
        stream = null;
        term = null;
        nodes.followersOf(node).forEach(FakeRole::noticeEndOfStream);
    }

    boolean catchUp(Instant moment) {
        if (!isFlowing() || store.isReading()) {
            return false;
        }
        news(moment).forEach(this::apply);
        return true;
    }

    void heartbeat(Duration age) {
        if (isFlowing() && (!store.isReading() || news(now()).isEmpty())) {
            mount.hear(age);
        }
    }

    /** The stream is about to end at the primary's side, and all that was committed is sent, if the network is there. */
    void receiveRest() {
        if (stream != null && stream.isServed() && isReachable(stream.primary())) {
            stream.end(news(now()));
        }
    }

    /** The primary is about to die. What a replica that is held up has not applied, has reached its machine all the same. */
    void receiveWhatWasSent() {
        if (store.isReading() || mount.mount().state() == MountState.UNRESPONSIVE) {
            receiveRest();
        }
    }

    /**
     * A replica that can notice that its stream has ended, applies what had come and knows no primary from then on; one
     * that reads locally cannot, nor one that no packet reaches.
     */
    void noticeEndOfStream() {
        if (stream != null
                && !stream.isServed()
                && node.isAnswering()
                && !store.isReading()
                && nodes.isLinked(node, stream.primary())) {
            stream.rest().forEach(this::apply);
            losePrimary();
        }
    }

    private boolean isReachable(FakeNode primary) {
        return primary.isAnswering() && nodes.isLinked(node, primary);
    }

    private List<FakeStore.News> news(Instant moment) {
        return stream == null ? List.of() : stream.primary().store().newsFor(store, moment);
    }

    private void apply(FakeStore.News news) {
        FakeDatabase.State state = news.state();
        mount.apply(news.database(), state.position(), Duration.between(state.timestamp(), now()));
        tell(store.open(news.database()).apply(state));
    }

    private void tellRole() {
        tell(new NodeEvent.PrimaryChange(isPrimary(), primaryHostname()));
    }

    private void tell(NodeEvent event) {
        node.subscribers().hear(event);
    }

    private Instant now() {
        return Instant.ofEpochMilli(mount.time().millis());
    }
}
