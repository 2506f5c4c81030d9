package io.litefs4j.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.health.Health.Status;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final HealthReason NOT_RUNNING = new HealthReason(HealthReason.Code.NOT_RUNNING, "LiteFS is gone");
    private static final HealthReason NO_PRIMARY = new HealthReason(HealthReason.Code.NO_PRIMARY, "nobody is primary");

    @Test
    void a_node_without_a_reason_against_it_is_healthy() {
        assertThat(Health.because(List.of())).isEqualTo(Health.HEALTHY);
    }

    @Test
    void the_worst_reason_decides() {
        assertThat(Health.because(List.of(NO_PRIMARY, NOT_RUNNING)).status()).isEqualTo(Status.NOT_RUNNING);
    }

    @Test
    void a_status_that_its_reasons_do_not_bear_out_is_refused() {
        assertThatThrownBy(() -> new Health(Status.HEALTHY, List.of(NO_PRIMARY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Health(Status.DEGRADED, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void one_more_reason_never_makes_a_node_healthier(
            @ForAll("reasons") List<HealthReason> some, @ForAll("reasons") List<HealthReason> more) {
        Health before = Health.because(some);

        assertThat(before.andBecause(more).status()).isGreaterThanOrEqualTo(before.status());
    }

    @Property
    void no_reason_is_forgotten(
            @ForAll("reasons") List<HealthReason> some, @ForAll("reasons") List<HealthReason> more) {
        assertThat(Health.because(some).andBecause(more).reasons())
                .isEqualTo(Stream.concat(some.stream(), more.stream()).toList());
    }

    @Provide
    Arbitrary<List<HealthReason>> reasons() {
        return Arbitraries.of(HealthReason.Code.class)
                .map(code -> new HealthReason(code, "because of " + code))
                .list()
                .ofMaxSize(4);
    }
}
