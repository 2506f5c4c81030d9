package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.primary.PrimaryClaim} must do. */
public abstract class PrimaryClaimContract extends MountDriven<MountDriver> {
    protected PrimaryClaimContract() {}

    @Test
    public void a_primary_claims_the_lease() {
        node().primary();
        assertThat(node().primaryClaim().isPrimary()).isTrue();
    }

    @Test
    public void a_replica_does_not_claim_the_lease() {
        node().replica();
        assertThat(node().primaryClaim().isPrimary()).isFalse();
    }

    @Test
    public void a_node_whose_primary_is_gone_does_not_claim_the_lease() {
        node().noPrimary();
        assertThat(node().primaryClaim().isPrimary()).isFalse();
    }

    @Test
    public void a_starting_node_does_not_claim_the_lease() {
        node().starting();
        assertThat(node().primaryClaim().isPrimary()).isFalse();
    }

    @Test
    public void a_demoted_node_does_not_claim_the_lease() {
        node().demoted();
        assertThat(node().primaryClaim().isPrimary()).isFalse();
    }

    @Test
    public void a_claim_is_not_remembered() {
        node().primary();
        assertThat(node().primaryClaim().isPrimary()).isTrue();
        node().demoted();
        assertThat(node().primaryClaim().isPrimary()).isFalse();
    }
}
