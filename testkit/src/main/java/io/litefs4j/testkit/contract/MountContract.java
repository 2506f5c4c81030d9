package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.mount.MountState;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.mount.Mount} must do while LiteFS runs; the other states have their own contracts. */
public abstract class MountContract extends MountDriven<MountDriver> {
    protected MountContract() {}

    @Test
    public void a_primary_is_mounted() {
        node().primary();
        assertThat(node().mount().state()).isEqualTo(MountState.MOUNTED);
    }

    @Test
    public void a_replica_is_mounted() {
        node().replica();
        assertThat(node().mount().state()).isEqualTo(MountState.MOUNTED);
    }

    @Test
    public void a_node_without_primary_is_mounted() {
        node().noPrimary();
        assertThat(node().mount().state()).isEqualTo(MountState.MOUNTED);
    }

    @Test
    public void a_starting_node_is_mounted_before_it_is_ready() {
        node().starting();
        assertThat(node().mount().state()).isEqualTo(MountState.MOUNTED);
    }
}
