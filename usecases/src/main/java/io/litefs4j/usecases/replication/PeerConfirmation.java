package io.litefs4j.usecases.replication;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.replication.AwaitedCommit;
import io.litefs4j.domain.replication.CommitConfirmation;
import io.litefs4j.domain.replication.ConfirmationLostException;
import io.litefs4j.domain.replication.ConfirmationTimeoutException;
import io.litefs4j.domain.replication.ConfirmationUnavailableException;
import io.litefs4j.domain.replication.Durability;
import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Confirms commits by the events of the nodes themselves: each LiteFS tells of every transaction that it has committed or
 * applied, with its position. A node holds a commit once it tells of exactly that position, or of a later one of the same
 * history. Safe for use by many threads; close it to end the subscriptions.
 *
 * <p>LiteFS need not know of it, and its own streams are not touched: what is asked is every node's HTTP API, which must
 * be reachable from here. A node applies a transaction only after it has synced it to its disk.
 *
 * <p>Source: superfly/litefs {@code db.go}, {@code ApplyLTXNoLock}; {@code store.go}, {@code NotifyEvent}.
 */
public final class PeerConfirmation implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(1);

    private final Positions positions;
    private final Pause pause;
    private final Ticker ticker;
    private final int peers;
    private final Ledger ledger = new Ledger();
    private final List<NodeEvents.Subscription> subscriptions = new ArrayList<>();

    private PeerConfirmation(Positions positions, Pause pause, Ticker ticker, int peers) {
        this.positions = requireNonNull(positions, "positions");
        this.pause = requireNonNull(pause, "pause");
        this.ticker = requireNonNull(ticker, "ticker");
        this.peers = peers;
    }

    /**
     * Begins to hear this node and its peers; returns before they are heard.
     *
     * @param self where the API of this node is reached
     * @param peers where those of the others are; one that turns out to be this node, or another's second address, does not
     *     count
     * @param positions where the databases of this node stand
     */
    public static PeerConfirmation start(
            AdvertiseUrl self,
            Collection<AdvertiseUrl> peers,
            ClusterApi api,
            Positions positions,
            Pause pause,
            Ticker ticker) {
        List<AdvertiseUrl> others = peers.stream().distinct().toList();
        PeerConfirmation confirmation = new PeerConfirmation(positions, pause, ticker, others.size());
        confirmation.hear(self, others, api);
        return confirmation;
    }

    private void hear(AdvertiseUrl self, List<AdvertiseUrl> others, ClusterApi api) {
        subscriptions.add(api.events().subscribe(self, new OwnEvents(self, api.infos(), ledger)));
        others.forEach(peer -> subscriptions.add(api.events().subscribe(peer, new PeerEvents(peer, api, ledger))));
    }

    /**
     * Returns what confirms commits once they are so durable.
     *
     * @throws InvalidValueException if that asks for more nodes than there are peers
     */
    public CommitConfirmation of(Durability durability) {
        if (durability.nodes() > peers) {
            throw new InvalidValueException(
                    "durability", "must not ask for more nodes than there are peers: " + peers, durability.toString());
        }
        return database -> before(database, durability);
    }

    private AwaitedCommit before(DatabaseName database, Durability durability) throws InterruptedException {
        long stretch = awaitHearing(database, durability.limit());
        Position before = positions.of(database).orElse(Position.NONE);
        return () -> await(database, before, stretch, durability);
    }

    private long awaitHearing(DatabaseName database, Duration limit) throws InterruptedException {
        long deadline = ticker.nanos() + limit.toNanos();
        while (true) {
            OptionalLong stretch = ledger.stretch();
            if (stretch.isPresent()) {
                return stretch.getAsLong();
            }
            if (isOver(deadline)) {
                throw new ConfirmationUnavailableException(database, ledger.unheardBecause());
            }
            pause.of(STEP);
        }
    }

    private void await(DatabaseName database, Position before, long stretch, Durability durability)
            throws InterruptedException {
        Position after = positions.of(database).orElse(Position.NONE);
        if (after.equals(before)) {
            return;
        }
        long deadline = ticker.nanos() + durability.limit().toNanos();
        OptionalLong number = OptionalLong.empty();
        int holders = 0;
        while (holders < durability.nodes()) {
            if (number.isEmpty()) {
                number = ledger.numberOf(database, after, stretch);
            }
            holders = number.isEmpty() ? 0 : holders(database, number.getAsLong(), stretch);
            requireLasting(database, stretch);
            if (holders < durability.nodes()) {
                if (isOver(deadline)) {
                    throw new ConfirmationTimeoutException(database, after, durability, holders);
                }
                pause.of(STEP);
            }
        }
    }

    private int holders(DatabaseName database, long number, long stretch) {
        OptionalInt holders = ledger.holders(database, number, stretch);
        return holders.orElse(0);
    }

    private void requireLasting(DatabaseName database, long stretch) {
        if (!ledger.lasts(stretch)) {
            throw new ConfirmationLostException(
                    database,
                    ledger.isHeard()
                            ? "this node lost its role, or its events were missed,"
                            : "the events of this node's LiteFS were heard no more");
        }
    }

    private boolean isOver(long deadline) {
        return deadline - ticker.nanos() <= 0;
    }

    /** Ends the subscriptions; whoever waits is told that confirmation is lost. Closing twice is harmless. */
    @Override
    public void close() {
        subscriptions.forEach(NodeEvents.Subscription::close);
        ledger.unheard(new IllegalStateException("the confirmation of commits is closed"));
    }
}
