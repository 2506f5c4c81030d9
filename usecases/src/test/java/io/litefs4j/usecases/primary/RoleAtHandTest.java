package io.litefs4j.usecases.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.primary.RoleUnknownException;
import io.litefs4j.testkit.node.FakeNode;
import io.litefs4j.testkit.node.FakeNodes;
import io.litefs4j.testkit.time.ManualTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleAtHandTest {
    private static final RoleTiming TIMING = new RoleTiming(Duration.ofMillis(200), Duration.ofSeconds(1));

    private final FakeNodes nodes = new FakeNodes();
    private final ManualTime time = nodes.time();
    private final FakeNode node = nodes.add("n1", true);
    private final PrimaryDetector detector = new PrimaryDetector(
            node.mount().primaryClaim(),
            node.mount().primaryMarker(),
            node.mount().lagMarker());
    private final CountDownLatch answers = new CountDownLatch(1);
    private volatile boolean hanging;

    private final RoleMonitor monitor = monitor();
    private final CurrentRole atHand = monitor.atHand();

    private RoleMonitor monitor() {
        node.becomePrimary();
        return RoleMonitor.start(
                this::look,
                listener -> nodes.events().subscribe(node.url(), listener),
                TIMING,
                time.untilAdvanced(),
                time);
    }

    private NodeRole look() {
        if (hanging) {
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return detector.role();
    }

    @AfterEach
    void close() {
        answers.countDown();
        monitor.close();
    }

    @Test
    void it_is_the_role_of_the_monitor() {
        assertThat(atHand.role()).isEqualTo(new NodeRole.Primary());
        assertThat(monitor.atHand()).isSameAs(atHand);
    }

    @Test
    void a_loss_that_is_told_takes_effect_at_once() {
        node.demote();
        assertThat(atHand.role()).isEqualTo(new NodeRole.NoPrimary());
    }

    @Test
    void a_role_that_nobody_confirms_becomes_unknown_at_its_age() throws InterruptedException {
        time.awaitPaused(2);
        hanging = true;
        time.advance(TIMING.trustFor());
        assertThat(atHand.role().isPrimary()).isTrue();
        time.advance(Duration.ofMillis(1));
        await().untilAsserted(() -> assertThatThrownBy(atHand::role).isInstanceOf(RoleUnknownException.class));
        answers.countDown();
        hanging = false;
        await().ignoreException(RoleUnknownException.class)
                .until(() -> atHand.role().isPrimary());
    }

    @Test
    void a_role_that_is_confirmed_in_time_stays_known() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            time.awaitPaused(2);
            time.advance(TIMING.pollEvery());
            assertThat(atHand.role().isPrimary()).isTrue();
        }
    }

    @Test
    void a_mount_that_does_not_answer_is_told_as_by_the_monitor() throws InterruptedException {
        time.awaitPaused(2);
        node.crash();
        time.advance(TIMING.pollEvery());
        await().untilAsserted(() -> assertThatThrownBy(atHand::role).isInstanceOf(LiteFsNotRunningException.class));
    }

    @Test
    void once_the_monitor_is_closed_the_role_is_unknown() {
        monitor.close();
        assertThatThrownBy(atHand::role)
                .isInstanceOf(RoleUnknownException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> monitor.atHand().role()).isInstanceOf(RoleUnknownException.class);
    }
}
