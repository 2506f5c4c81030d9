package io.litefs4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.primary.Lag;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link io.litefs4j.domain.primary.LagMarker} must do. */
public abstract class LagMarkerContract extends MountDriven<MountDriver> {
    /** Ten heartbeats: a healthy replica is never so late, not even on a machine that is very busy. */
    private static final Duration HEALTHY = Duration.ofSeconds(10);

    protected LagMarkerContract() {}

    @Test
    public void a_primary_has_no_lag() {
        node().primary();
        assertThat(node().lagMarker().read()).isEqualTo(Lag.ZERO);
    }

    @Test
    public void a_replica_is_some_milliseconds_behind() {
        node().replica();
        assertThat(node().lagMarker().read()).matches(lag -> lag.isWithin(HEALTHY), "is within " + HEALTHY);
    }

    @Test
    public void the_lag_is_still_counted_from_the_last_news_when_the_primary_is_gone() {
        node().noPrimary();
        Lag first = node().lagMarker().read();
        Lag second = node().lagMarker().read();
        assertThat(first.isKnown()).isTrue();
        assertThat(second.millis()).isGreaterThanOrEqualTo(first.millis());
    }

    @Test
    public void a_starting_node_does_not_know_its_lag() {
        node().starting();
        assertThat(node().lagMarker().read()).isEqualTo(Lag.UNKNOWN);
    }

    @Test
    public void a_demoted_node_does_not_know_its_lag() {
        node().demoted();
        assertThat(node().lagMarker().read()).isEqualTo(Lag.UNKNOWN);
    }
}
