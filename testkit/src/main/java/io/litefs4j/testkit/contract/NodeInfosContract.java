package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.NodeUnreachableException;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.node.NodeInfos} must do. */
public abstract class NodeInfosContract extends NodesDriven {
    protected NodeInfosContract() {}

    @Test
    public void a_primary_says_that_it_is_primary_and_names_itself() {
        NodeInfo info = nodes().infos().of(nodes().primary());
        assertThat(info.isPrimary()).isTrue();
        assertThat(info.candidate()).isTrue();
        assertThat(info.primary()).isEqualTo(nodes().primaryHostname());
    }

    @Test
    public void a_replica_says_that_it_is_not_primary_and_names_whom_it_follows() {
        NodeInfo info = nodes().infos().of(nodes().replica());
        assertThat(info.isPrimary()).isFalse();
        assertThat(info.candidate()).isFalse();
        assertThat(info.primary()).isEqualTo(nodes().primaryHostname());
    }

    @Test
    public void nodes_of_one_cluster_have_one_cluster_id_and_ids_of_their_own() {
        NodeInfo primary = nodes().infos().of(nodes().primary());
        NodeInfo replica = nodes().infos().of(nodes().replica());
        assertThat(primary.clusterId().isKnown()).isTrue();
        assertThat(replica.clusterId()).isEqualTo(primary.clusterId());
        assertThat(replica.id()).isNotEqualTo(primary.id());
    }

    @Test
    public void a_node_has_a_new_id_after_a_restart() {
        NodeInfo before = nodes().infos().of(nodes().replica());
        nodes().crashReplica();
        nodes().restartReplica();
        assertThat(nodes().infos().of(nodes().replica()).id()).isNotEqualTo(before.id());
    }

    @Test
    public void where_nothing_listens_the_node_is_unreachable_and_named() {
        assertThatThrownBy(() -> nodes().infos().of(nodes().nowhere()))
                .isInstanceOf(NodeUnreachableException.class)
                .hasMessageContaining(nodes().nowhere().value());
    }

    @Test
    public void a_frozen_node_is_unreachable_in_bounded_time_and_answers_again_when_it_goes_on() {
        nodes().freezeReplica();
        assertThatThrownBy(() -> nodes().infos().of(nodes().replica())).isInstanceOf(NodeUnreachableException.class);
        nodes().thawReplica();
        assertThat(nodes().infos().of(nodes().replica()).isPrimary()).isFalse();
    }
}
