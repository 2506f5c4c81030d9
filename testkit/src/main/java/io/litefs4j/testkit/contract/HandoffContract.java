package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeRefusedException;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.node.Handoff} must do where the lease is static. */
public abstract class HandoffContract extends NodesDriven {
    protected HandoffContract() {}

    @Test
    public void a_node_that_is_not_primary_has_nothing_to_hand_off() {
        NodeId primary = nodes().infos().of(nodes().primary()).id();
        assertRefused(nodes().replica(), primary, "cannot handoff: node is not currently primary");
    }

    @Test
    public void a_node_that_is_not_connected_gets_no_lease() {
        NodeId stranger = new NodeId("00000000000000FF");
        assertRefused(nodes().primary(), stranger, "cannot handoff: target node is not currently connected");
    }

    @Test
    public void a_static_lease_stays_where_it_is() {
        NodeId replica = nodes().infos().of(nodes().replica()).id();
        assertRefused(nodes().primary(), replica, "cannot handoff: static lease does not support handoff");
        assertThat(nodes().infos().of(nodes().primary()).isPrimary()).isTrue();
    }

    private void assertRefused(AdvertiseUrl asked, NodeId successor, String words) {
        assertThatThrownBy(() -> nodes().handoff().handoff(asked, successor))
                .isInstanceOfSatisfying(NodeRefusedException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(500);
                    assertThat(refusal.reason()).isEqualTo(words);
                    assertThat(refusal.node()).isEqualTo(asked);
                });
    }
}
