package io.litefs4j.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.mount.MountState;
import io.litefs4j.testkit.node.FakeNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The endless loop of one LiteFS: look for a primary, follow it or take the lease, lose it, look again. Guarded by the
 * lock of its {@link FakeCluster}. Source: superfly/litefs {@code store.go}, {@code monitorLease}.
 */
final class LeaseLoop {
    /** How long LiteFS waits after a failed renewal, and once more before it gives up. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final FakeNode node;
    private final LeaseService lease;
    private final LeaseTerms terms;
    private final ClusterTime time;
    private final StreamFeed feed;

    private Phase phase = Phase.STOPPED;
    private LeaseConnection connection = LeaseConnection.ANSWERING;

    /** Tells the plans apart: a new one makes the older void. */
    private int turn;

    /** The step that was due while this LiteFS was frozen, or that waits for an answer of the lease service. */
    private @Nullable Runnable held;

    /** How long to wait after {@link Phase#RECOVERING}. */
    private Duration pause = Duration.ZERO;

    private LeaseService.@Nullable Session session;
    private LeaseService.@Nullable Session handedOver;
    private Duration renewedAt = Duration.ZERO;
    private boolean broken;

    private enum Phase {
        STOPPED,
        SEEKING,
        FOLLOWING,
        /** Waits until no local connection reads. */
        RECOVERING,
        PRIMARY
    }

    LeaseLoop(FakeNode node, LeaseService lease, LeaseTerms terms, ClusterTime time) {
        this.node = node;
        this.lease = lease;
        this.terms = terms;
        this.time = time;
        this.feed = new StreamFeed(node, time);
    }

    FakeNode node() {
        return node;
    }

    StreamFeed feed() {
        return feed;
    }

    void start() {
        seek();
    }

    /** The process dies, and its session, if it has one, lives on until it is overdue. */
    void die() {
        turn++;
        feed.close();
        held = null;
        session = null;
        handedOver = null;
        phase = Phase.STOPPED;
    }

    /** The process ends as it should: it gives the lease back. */
    void stop() {
        if (session != null && connection == LeaseConnection.ANSWERING) {
            lease.destroy(session);
        }
        die();
    }

    void connectLease(LeaseConnection changed) {
        connection = changed;
        resume();
    }

    /** Goes on where it was held up, if it still is not. */
    void resume() {
        Runnable step = held;
        if (step != null && !isFrozen()) {
            held = null;
            step.run();
        }
    }

    /** The stream breaks because no packet has passed for too long. */
    void breakStream() {
        broken = true;
    }

    boolean isFollowing(FakeNode primary) {
        return phase == Phase.FOLLOWING
                && node.primary().filter(primary::equals).isPresent();
    }

    /** Reacts to what has happened; returns whether that changed anything that others may react to. */
    boolean react() {
        if (isFrozen()) {
            return false;
        }
        if (phase == Phase.FOLLOWING) {
            return stayOrLeave();
        }
        if (phase == Phase.RECOVERING && !node.isReading()) {
            phase = Phase.SEEKING;
            if (pause.isZero()) {
                seek();
            } else {
                plan(pause, this::seek);
            }
            return true;
        }
        return false;
    }

    /**
     * This primary gives its lease to a replica, which has then everything that was committed here.
     *
     * @return LiteFS's refusal; empty also where it says yes and then does not do it
     */
    Optional<String> handOff(LeaseLoop successor) {
        LeaseService.Session mine = requireNonNull(session, "session of a primary");
        if (!lease.isMovable()) {
            return Optional.of("static lease does not support handoff");
        }
        if (connection == LeaseConnection.HANGING) {
            return Optional.of("consul handoff timeout");
        }
        if (connection == LeaseConnection.FAILING || !lease.renew(mine)) {
            return Optional.empty();
        }
        session = null;
        successor.handedOver = mine;
        node.demote();
        recover(Duration.ZERO);
        successor.react();
        return Optional.empty();
    }

    private boolean stayOrLeave() {
        if (broken && !node.isReading()) {
            node.losePrimary();
        }
        if (node.primary().isPresent()) {
            feed.flow();
            return false;
        }
        feed.close();
        if (handedOver == null) {
            recover(terms.reconnectDelay());
        } else {
            takeOver();
        }
        return true;
    }

    private void seek() {
        phase = Phase.SEEKING;
        if (connection == LeaseConnection.HANGING) {
            hold(this::seek);
            return;
        }
        if (connection == LeaseConnection.FAILING) {
            seekAgain();
            return;
        }
        Optional<FakeNode> holder = lease.holder(node);
        if (holder.isPresent()) {
            connect(holder.get());
        } else if (mayBePrimary()) {
            lease.acquire(node).ifPresentOrElse(this::serve, this::seekAgain);
        } else {
            seekAgain();
        }
    }

    private void seekAgain() {
        plan(terms.reconnectDelay(), this::seek);
    }

    /** A node that does not belong to a cluster yet only joins one, if there is one. */
    private boolean mayBePrimary() {
        boolean stranger =
                lease.clusterId().isKnown() && !node.info().clusterId().isKnown();
        return node.info().candidate() && !stranger;
    }

    private void connect(FakeNode named) {
        if (named.equals(node)
                || !named.info().isPrimary()
                || named.info().clusterId().contradicts(node.info().clusterId())) {
            node.tryToFollow(named);
            seekAgain();
            return;
        }
        hold(null);
        broken = false;
        phase = Phase.FOLLOWING;
        node.follow(named);
        feed.open();
    }

    private void serve(LeaseService.Session acquired) {
        hold(null);
        phase = Phase.PRIMARY;
        session = acquired;
        renewedAt = time.elapsed();
        node.becomePrimary();
        lease.initialise(node.info().clusterId());
        if (lease.isMovable()) {
            plan(terms.ttl().dividedBy(2), this::renew);
        }
    }

    private void renew() {
        if (connection == LeaseConnection.HANGING) {
            hold(this::renew);
        } else if (connection == LeaseConnection.FAILING) {
            Duration next = time.elapsed().minus(renewedAt).plus(RETRY);
            // LiteFS asks for more than the TTL, but there the failed request has taken some time, too.
            plan(RETRY, next.compareTo(terms.ttl()) >= 0 ? this::giveUp : this::renew);
        } else if (lease.renew(requireNonNull(session, "session of a primary"))) {
            renewedAt = time.elapsed();
            plan(terms.ttl().dividedBy(2), this::renew);
        } else {
            giveUp();
        }
    }

    private void giveUp() {
        if (connection == LeaseConnection.ANSWERING) {
            lease.destroy(requireNonNull(session, "session of a primary"));
        }
        session = null;
        node.demote();
        recover(Duration.ZERO);
    }

    private void takeOver() {
        phase = Phase.SEEKING;
        if (connection == LeaseConnection.HANGING) {
            hold(this::takeOver);
            return;
        }
        LeaseService.Session given = requireNonNull(handedOver, "handed over session");
        handedOver = null;
        if (connection == LeaseConnection.ANSWERING && lease.takeOver(given, node)) {
            serve(given);
        } else {
            seekAgain();
        }
    }

    private void recover(Duration thenPause) {
        hold(null);
        phase = Phase.RECOVERING;
        pause = thenPause;
    }

    private void hold(@Nullable Runnable step) {
        turn++;
        held = step;
    }

    private void plan(Duration length, Runnable step) {
        hold(null);
        int mine = turn;
        time.after(length, () -> {
            if (mine == turn && isFrozen()) {
                held = step;
            } else if (mine == turn) {
                step.run();
            }
        });
    }

    private boolean isFrozen() {
        return node.mount().mount().state() == MountState.UNRESPONSIVE;
    }
}
