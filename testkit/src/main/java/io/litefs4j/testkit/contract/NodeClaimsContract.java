package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.splitbrain.NodeClaim;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.splitbrain.NodeClaims} must do. */
public abstract class NodeClaimsContract extends NodesDriven {
    protected NodeClaimsContract() {}

    @Test
    public void a_primary_claims_to_be_primary_with_its_positions() {
        DatabaseName database = nodes().newName();
        Position position = nodes().commit(database);
        assertThat(nodes().claims().ask(nodes().primary())).isInstanceOfSatisfying(NodeClaim.Primary.class, claim -> {
            assertThat(claim.node()).isEqualTo(nodes().primary());
            assertThat(claim.positions()).containsEntry(database, position);
            assertThat(claim.clusterId().isKnown()).isTrue();
        });
    }

    @Test
    public void a_replica_claims_not_to_be_primary_and_names_whom_it_follows() {
        DatabaseName database = nodes().newName();
        Position position = nodes().commit(database);
        nodes().settle();
        assertThat(nodes().claims().ask(nodes().replica()))
                .isInstanceOfSatisfying(NodeClaim.NotPrimary.class, claim -> {
                    assertThat(claim.primary()).isEqualTo(nodes().primaryHostname());
                    assertThat(claim.positions()).containsEntry(database, position);
                });
    }

    @Test
    public void a_dead_node_is_unknown_and_not_said_to_be_no_primary() {
        nodes().crashReplica();
        assertThat(nodes().claims().ask(nodes().replica()))
                .isInstanceOfSatisfying(
                        NodeClaim.Unknown.class,
                        claim -> assertThat(claim.reason())
                                .contains(nodes().replica().value()));
    }

    @Test
    public void a_frozen_node_is_unknown() {
        nodes().freezeReplica();
        assertThat(nodes().claims().ask(nodes().replica())).isInstanceOf(NodeClaim.Unknown.class);
        nodes().thawReplica();
    }
}
