package io.litefs4j.cluster.support;

import static org.awaitility.Awaitility.await;

import io.litefs4j.cluster.lease.LeaseServer;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.real.NodeConfig;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Two real nodes n1 and n2 with a lease that the test gives and takes. For one thread. */
public final class LeasedNodes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LeaseServer leases;
    private final RealCluster cluster = RealCluster.empty();
    private final RealNode first;
    private final RealNode second;

    private LeasedNodes(LeaseServer leases, Duration ttl) {
        this.leases = leases;
        first = cluster.add("n1", config(leases, ttl));
        second = cluster.add("n2", config(leases, ttl));
    }

    /** Starts both; n1 has the lease, and keeps it until it is told otherwise. */
    public static LeasedNodes start() {
        return start(LeaseServer.patient(), Duration.ofMillis(200));
    }

    /** Starts both; n1 has the lease. */
    public static LeasedNodes start(LeaseServer leases, Duration ttl) {
        LeasedNodes nodes = new LeasedNodes(leases, ttl);
        try {
            nodes.first.startAndAwaitReady();
            nodes.second.startAndAwaitReady();
            return nodes;
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    private static NodeConfig config(LeaseServer leases, Duration ttl) {
        return layout -> NodeConfig.consulCandidate(leases.url(), LeaseServer.KEY, ttl)
                .yaml(layout)
                .replace("  consul:\n", "  reconnect-delay: 100ms\n  consul:\n");
    }

    public RealNode first() {
        return first;
    }

    public RealNode second() {
        return second;
    }

    public LeaseServer leases() {
        return leases;
    }

    /** Takes the lease from whoever has it, and gives it to one of these. */
    public void leaseTo(RealNode... candidates) {
        Set<Hostname> names = Arrays.stream(candidates).map(RealNode::hostname).collect(Collectors.toUnmodifiableSet());
        leases.admit(names);
        if (candidates.length == 0 || !isAt(candidates)) {
            leases.endLease(); // that of a dead node, too
        }
        await("the lease at " + names)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> isAt(candidates));
    }

    private boolean isAt(RealNode... candidates) {
        long holders = Arrays.stream(candidates).filter(RealNode::isPrimary).count();
        long primaries = cluster.nodes().stream()
                .filter(RealNode::isRunning)
                .filter(RealNode::isPrimary)
                .count();
        return primaries == holders && (candidates.length == 0 || holders == 1);
    }

    @Override
    public void close() {
        cluster.close();
        leases.close();
    }
}
