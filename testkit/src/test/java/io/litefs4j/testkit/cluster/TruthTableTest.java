package io.litefs4j.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.NodeUnreachableException;
import io.litefs4j.domain.primary.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client can see of a node, situation by situation, as it was seen on real LiteFS. */
class TruthTableTest {
    private static final DatabaseName NOTES = new DatabaseName("notes.db");

    private final FakeCluster cluster = FakeCluster.consul("n1", "n2", "n3");
    private final ClusterNode n1 = cluster.node("n1");
    private final ClusterNode n2 = cluster.node("n2");

    @BeforeEach
    void write() {
        n1.commit(NOTES);
        cluster.advance(Duration.ofMillis(250));
    }

    @Test
    void primary() {
        assertThat(Seen.of(cluster, n1)).isEqualTo(new Seen("no file", "+0", true, true, "n1"));
    }

    @Test
    void healthy_replica() {
        assertThat(Seen.of(cluster, n2)).isEqualTo(new Seen("n1", "+250", false, false, "n1"));
    }

    @Test
    void no_primary_while_a_new_one_is_elected() {
        n1.crash();
        assertThat(Seen.of(cluster, n2)).isEqualTo(new Seen("no file", "+250", false, false, ""));
        cluster.advance(Duration.ofSeconds(3));
        assertThat(Seen.of(cluster, n2)).isEqualTo(new Seen("no file", "+3250", false, false, ""));
    }

    @Test
    void no_primary_shows_the_dead_name_for_a_moment_at_each_attempt() {
        List<String> names = namesHeardBy(cluster, n2);
        n1.crash();
        cluster.advance(Duration.ofSeconds(3));
        assertThat(names).containsExactly("n1", "", "n1", "", "n1", "", "n1", "");
        assertThat(Seen.of(cluster, n2).primaryFile()).isEqualTo("no file");
    }

    @Test
    void no_primary_with_a_static_lease_shows_the_dead_name_for_a_moment_each_second() {
        FakeCluster fixed = FakeCluster.statically("n1", "n2");
        List<String> names = namesHeardBy(fixed, fixed.node("n2"));
        fixed.node("n1").crash();
        fixed.advance(Duration.ofSeconds(60));
        assertThat(names.stream().filter("n1"::equals)).hasSize(61);
        assertThat(Seen.of(fixed, fixed.node("n2"))).isEqualTo(new Seen("no file", "+60000", false, false, ""));
    }

    @Test
    void frozen_primary() {
        n1.freeze();
        cluster.advance(Duration.ofMinutes(5));
        assertThat(Seen.of(cluster, n2)).isEqualTo(new Seen("n1", "+300250", false, false, "n1"));
    }

    @Test
    void blackholed_primary() {
        cluster.partition(n1, n2);
        cluster.advance(Duration.ofSeconds(100));
        assertThat(Seen.of(cluster, n2)).isEqualTo(new Seen("n1", "+100250", false, false, "n1"));
    }

    @Test
    void dead_primary_behind_a_local_reader() {
        n2.beginRead(NOTES);
        n1.crash();
        cluster.advance(Duration.ofSeconds(5));
        assertThat(Seen.of(cluster, n2)).isEqualTo(new Seen("n1", "+5250", false, false, "n1"));
    }

    @Test
    void just_demoted() {
        n2.beginRead(NOTES);
        cluster.promotion().promote(n2.url());
        assertThat(Seen.of(cluster, n1)).isEqualTo(new Seen("no file", "unknown", false, false, ""));
    }

    @Test
    void just_demoted_by_the_lease_service() {
        n1.connectLease(LeaseConnection.FAILING);
        cluster.advance(Duration.ofSeconds(10));
        assertThat(Seen.of(cluster, n1)).isEqualTo(new Seen("no file", "unknown", false, false, ""));
    }

    @Test
    void starting_and_never_connected() {
        n2.connectLease(LeaseConnection.HANGING);
        n2.crash();
        n2.start();
        assertThat(Seen.of(cluster, n2)).isEqualTo(new Seen("no file", "unknown", false, false, ""));
        assertThat(n2.mount().databases().names()).containsExactly(NOTES);
    }

    @Test
    void not_started() {
        n2.stop();
        assertNothingAnswers(MountState.NOT_MOUNTED);
    }

    @Test
    void killed() {
        n2.crash();
        assertNothingAnswers(MountState.DISCONNECTED);
    }

    @Test
    void stopped_by_a_signal() {
        n2.freeze();
        assertNothingAnswers(MountState.UNRESPONSIVE);
    }

    private void assertNothingAnswers(MountState state) {
        assertThat(n2.mount().mount().state()).isEqualTo(state);
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> n2.mount().primaryMarker().read())
                .satisfies(refusal -> assertThat(refusal.state()).isEqualTo(state));
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> n2.mount().lagMarker().read());
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(() -> n2.mount().primaryClaim().isPrimary());
        assertThatExceptionOfType(NodeUnreachableException.class)
                .isThrownBy(() -> cluster.infos().of(n2.url()));
    }

    private static List<String> namesHeardBy(FakeCluster cluster, ClusterNode node) {
        List<String> names = new ArrayList<>();
        cluster.events().subscribe(node.url(), new RoleListener(names));
        return names;
    }

    /** A row of the table, but for its first column. */
    private record Seen(String primaryFile, String lag, boolean writable, boolean isPrimary, String infoHostname) {
        static Seen of(FakeCluster cluster, ClusterNode node) {
            NodeInfo info = cluster.infos().of(node.url());
            Lag lag = node.mount().lagMarker().read();
            return new Seen(
                    node.mount().primaryMarker().read().map(Object::toString).orElse("no file"),
                    lag.isKnown() ? "+" + lag.millis() : "unknown",
                    node.mount().primaryClaim().isPrimary(),
                    info.isPrimary(),
                    info.primary().value());
        }
    }
}
