package io.litefs4j.testkit.cluster;

import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.testkit.node.FakeNode;
import java.util.Optional;

/** Who may be primary. Guarded by the lock of its {@link FakeCluster}. Source: superfly/litefs {@code lease.go}. */
interface LeaseService {
    /** A right to the lease that ends unless it is renewed; moves with a handoff. Compared by identity. */
    final class Session {}

    /** Returns the node that the lease names as primary, as {@code asking} is told. */
    Optional<FakeNode> holder(FakeNode asking);

    /** Returns the node that the lease names as primary, as an operator is told. */
    Optional<FakeNode> holder();

    /** Returns a session with the lease, or empty where somebody else has it or it is not free yet. */
    Optional<Session> acquire(FakeNode node);

    /** Returns whether the session lived and was renewed. */
    boolean renew(Session session);

    /** A node takes over a session that was handed to it; returns whether it lived. */
    boolean takeOver(Session session, FakeNode node);

    /** Ends a session at once; no delay follows. */
    void destroy(Session session);

    /** An operator ends the session that owns the lease; its holder learns it from its next renewal. */
    void end();

    /** Returns whether a session ends by itself and can be handed to another node. */
    boolean isMovable();

    /** Returns the id that the first primary gave the cluster, if this kind of lease keeps it. */
    ClusterId clusterId();

    void initialise(ClusterId id);
}
