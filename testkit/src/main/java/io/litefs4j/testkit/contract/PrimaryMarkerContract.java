package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.primary.Hostname;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.primary.PrimaryMarker} must do. Absence is never proof of primaryship. */
public abstract class PrimaryMarkerContract extends MountDriven<MountDriver> {
    protected PrimaryMarkerContract() {}

    @Test
    public void a_primary_shows_no_primary_file() {
        node().primary();
        assertThat(node().primaryMarker().read()).isEmpty();
    }

    @Test
    public void a_replica_shows_the_hostname_of_its_primary() {
        Hostname primary = node().replica();
        assertThat(node().primaryMarker().read()).contains(primary);
    }

    @Test
    public void a_node_whose_primary_is_gone_shows_no_primary_file() {
        node().noPrimary();
        assertThat(node().primaryMarker().read()).isEmpty();
    }

    @Test
    public void a_starting_node_shows_no_primary_file() {
        node().starting();
        assertThat(node().primaryMarker().read()).isEmpty();
    }

    @Test
    public void a_demoted_node_shows_no_primary_file() {
        node().demoted();
        assertThat(node().primaryMarker().read()).isEmpty();
    }

    @Test
    public void a_file_that_vanishes_is_not_remembered() {
        node().replica();
        assertThat(node().primaryMarker().read()).isPresent();
        node().noPrimary();
        assertThat(node().primaryMarker().read()).isEmpty();
    }
}
