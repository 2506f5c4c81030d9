package io.litefs4j.testkit.generators;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.domain.status.NodeStatus;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LiteFsArbitraryProviderTest {
    @Property(tries = 200)
    void a_value_is_drawn_by_its_type_alone(
            @ForAll Txid txid, @ForAll Position position, @ForAll ClusterId cluster, @ForAll AbsolutePath path) {
        assertThat(Txid.parse(txid.toString())).isEqualTo(txid);
        assertThat(Position.parse(position.toString())).isEqualTo(position);
        assertThat(new ClusterId(cluster.value())).isEqualTo(cluster);
        assertThat(new AbsolutePath(path.value())).isEqualTo(path);
    }

    @Property(tries = 100)
    void lists_of_values_are_drawn_too(@ForAll List<NodeClaim> claims) {
        assertThat(claims).containsAll(SplitBrainVerdict.of(claims).unknown());
    }

    @Property(tries = 100)
    void what_a_node_says_is_drawn(
            @ForAll NodeInfo info, @ForAll NodeEvent event, @ForAll StoreVariables variables, @ForAll NodeRole role) {
        assertThat(List.of(info, event, variables, role)).doesNotContainNull();
    }

    @Property(tries = 100)
    void only_a_mounted_node_has_a_role(@ForAll NodeStatus status) {
        assertThat(status.role().isPresent()).isEqualTo(status.state() == MountState.MOUNTED);
    }

    @Property(tries = 100)
    void no_setting_has_a_dollar_unless_it_is_asked_for(@ForAll LiteFsSettings settings) {
        assertThat(settings.toString()).doesNotContain("$");
    }

    @Property(tries = 100)
    void no_secret_is_printed(@ForAll ServiceUrl url, @ForAll LeaseSettings lease) {
        assertThat(url.toString()).doesNotContain("secret").doesNotContain("token@");
        assertThat(lease.toString()).doesNotContain("secret").doesNotContain("token@");
    }

    @Property(tries = 100)
    void a_lag_a_health_and_a_fault_are_drawn(@ForAll Lag lag, @ForAll Health health, @ForAll Fault fault) {
        assertThat(lag.isKnown()).isEqualTo(!lag.equals(Lag.UNKNOWN));
        assertThat(Health.because(health.reasons())).isEqualTo(health);
        assertThat(fault.toString()).startsWith(fault.key()).doesNotContain("\n");
    }
}
