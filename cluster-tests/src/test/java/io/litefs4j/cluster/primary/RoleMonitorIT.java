package io.litefs4j.cluster.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.adapters.fs.time.SystemTime;
import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.cluster.lease.LeaseServer;
import io.litefs4j.cluster.support.LeasedNodes;
import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.usecases.primary.PrimaryDetector;
import io.litefs4j.usecases.primary.RoleMonitor;
import io.litefs4j.usecases.primary.RoleTiming;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The remembered role of real nodes, by the events of their API or by looking. */
class RoleMonitorIT {
    /** So long that whatever is learnt within a test was told by an event. */
    private static final RoleTiming BY_EVENTS = new RoleTiming(Duration.ofHours(1), Duration.ofHours(2));

    private static final RoleTiming BY_LOOKING = new RoleTiming(Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NodeApi api = NodeApi.connecting();
    private LeasedNodes nodes;

    @BeforeEach
    void startNodes() {
        nodes = LeasedNodes.start(LeaseServer.expiring(), Duration.ofSeconds(2));
    }

    @AfterEach
    void closeNodes() {
        api.close();
        nodes.close();
    }

    @Test
    void a_handoff_is_known_on_both_sides_by_the_events_alone() throws InterruptedException {
        try (Watch first = new Watch(nodes.first(), BY_EVENTS);
                Watch second = new Watch(nodes.second(), BY_EVENTS)) {
            assertThat(first.monitor.awaitReady(PATIENCE)).isEqualTo(new NodeRole.Primary());
            api.promotion().promote(nodes.second().url());
            second.monitor.awaitRole(NodeRole::isPrimary, PATIENCE);

            NodeRole now = first.monitor.awaitRole(NodeRole.Replica.class::isInstance, PATIENCE);
            assertThat(((NodeRole.Replica) now).primary())
                    .isEqualTo(nodes.second().hostname());
        }
    }

    @Test
    void the_death_of_the_own_litefs_is_known_by_its_broken_connection_alone() {
        try (Watch first = new Watch(nodes.first(), BY_EVENTS)) {
            nodes.first().kill();

            until(() -> first.fails(MountState.DISCONNECTED));
        }
    }

    @Test
    void a_frozen_litefs_is_known_by_looking_and_so_is_its_return() {
        try (Watch first = new Watch(nodes.first(), BY_LOOKING)) {
            nodes.first().freeze();
            until(() -> first.fails(MountState.UNRESPONSIVE));
            nodes.first().thaw();

            until(first::isKnown);
        }
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    /** One node, watched through the real adapters. */
    private final class Watch implements AutoCloseable {
        private final LiteFsDirectory directory;
        private final RoleMonitor monitor;

        Watch(RealNode node, RoleTiming timing) {
            directory = LiteFsDirectory.at(node.mountPath());
            PrimaryDetector detector = new PrimaryDetector(
                    api.primaryClaim(node.url(), node.mountPath(), directory.mount()),
                    directory.primaryMarker(),
                    directory.lagMarker());
            monitor = RoleMonitor.start(
                    detector,
                    listener -> api.events().subscribe(node.url(), listener),
                    timing,
                    SystemTime.pause(),
                    SystemTime.ticker());
        }

        boolean isKnown() {
            try {
                monitor.role();
                return true;
            } catch (LiteFsException e) {
                return false;
            }
        }

        boolean fails(MountState state) {
            try {
                monitor.role();
                return false;
            } catch (LiteFsNotRunningException e) {
                return e.state() == state;
            } catch (LiteFsException e) {
                return false;
            }
        }

        @Override
        public void close() {
            monitor.close();
            directory.close();
        }
    }
}
