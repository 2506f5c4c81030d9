package io.litefs4j.testkit.cluster;

import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.time.Ticker;
import io.litefs4j.testkit.node.FakeNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code lease.type: consul}, as a store that ends a session exactly at its TTL. Guarded by the lock of its
 * {@link FakeCluster}. Source: superfly/litefs {@code consul/consul.go}.
 */
final class ConsulLease implements LeaseService {
    private final LeaseTerms terms;
    private final Ticker ticker;
    private final long start;

    /** When each living session ends, in nanoseconds since {@link #start}. */
    private final Map<Session, Long> ends = new HashMap<>();

    private @Nullable Session owner;
    private @Nullable FakeNode named;
    private long freeFrom;
    private ClusterId clusterId = ClusterId.NONE;

    ConsulLease(LeaseTerms terms, Ticker ticker) {
        this.terms = terms;
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    @Override
    public Optional<FakeNode> holder(FakeNode asking) {
        return holder();
    }

    @Override
    public Optional<FakeNode> holder() {
        endOverdueSession();
        return Optional.ofNullable(named);
    }

    @Override
    public Optional<Session> acquire(FakeNode node) {
        endOverdueSession();
        if (owner != null || now() < freeFrom) {
            return Optional.empty();
        }
        Session session = new Session();
        ends.put(session, now() + terms.ttl().toNanos());
        owner = session;
        named = node;
        return Optional.of(session);
    }

    @Override
    public boolean renew(Session session) {
        endOverdueSession();
        return ends.replace(session, now() + terms.ttl().toNanos()) != null;
    }

    @Override
    public boolean takeOver(Session session, FakeNode node) {
        if (!renew(session) || !session.equals(owner)) {
            return false;
        }
        named = node;
        return true;
    }

    @Override
    public void destroy(Session session) {
        endOverdueSession();
        ends.remove(session);
        if (session.equals(owner)) {
            free();
        }
    }

    @Override
    public void end() {
        endOverdueSession();
        if (owner != null) {
            destroy(owner);
        }
    }

    @Override
    public boolean isMovable() {
        return true;
    }

    @Override
    public ClusterId clusterId() {
        return clusterId;
    }

    @Override
    public void initialise(ClusterId id) {
        if (!clusterId.isKnown()) {
            clusterId = id;
        }
    }

    /** Only the owner of the lease has a session: the others never keep theirs. */
    private void endOverdueSession() {
        Long end = owner == null ? null : ends.get(owner);
        if (owner != null && end != null && end <= now()) {
            ends.remove(owner);
            freeFrom = end + terms.lockDelay().toNanos();
            free();
        }
    }

    private void free() {
        owner = null;
        named = null;
    }

    private long now() {
        return ticker.nanos() - start;
    }
}
