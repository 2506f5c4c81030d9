package io.litefs4j.testkit.cluster;

import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.testkit.node.FakeNode;
import java.util.Optional;

/** {@code lease.type: static}: one node for ever. Source: superfly/litefs {@code lease.go}, {@code StaticLeaser}. */
final class StaticLease implements LeaseService {
    private final FakeNode primary;

    StaticLease(FakeNode primary) {
        this.primary = primary;
    }

    @Override
    public Optional<FakeNode> holder(FakeNode asking) {
        return asking.equals(primary) ? Optional.empty() : Optional.of(primary);
    }

    @Override
    public Optional<FakeNode> holder() {
        return Optional.of(primary);
    }

    FakeNode primary() {
        return primary;
    }

    @Override
    public Optional<Session> acquire(FakeNode node) {
        return node.equals(primary) ? Optional.of(new Session()) : Optional.empty();
    }

    @Override
    public boolean renew(Session session) {
        return true;
    }

    @Override
    public boolean takeOver(Session session, FakeNode node) {
        return false;
    }

    @Override
    public void destroy(Session session) {}

    @Override
    public void end() {}

    @Override
    public boolean isMovable() {
        return false;
    }

    @Override
    public ClusterId clusterId() {
        return ClusterId.NONE;
    }

    @Override
    public void initialise(ClusterId id) {}
}
