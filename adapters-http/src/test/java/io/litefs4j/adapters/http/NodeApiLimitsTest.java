package io.litefs4j.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NodeApiLimitsTest {
    @Test
    void what_is_not_said_keeps_its_default() {
        assertThat(NodeApiLimits.builder().build()).isEqualTo(NodeApiLimits.standard());
        assertThat(NodeApiLimits.standard().connect()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void every_bad_limit_is_named_at_once() {
        assertThatThrownBy(() -> NodeApiLimits.builder()
                        .connect(Duration.ZERO)
                        .answerBytes(0)
                        .retry(Duration.ofSeconds(2), Duration.ofSeconds(1))
                        .build())
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.faults())
                                .extracting("key")
                                .containsExactly("connect", "answerBytes", "longestRetry"));
    }

    @Property(tries = 100)
    void retries_grow_from_the_shortest_to_the_longest_and_start_over(
            @ForAll @LongRange(min = 1, max = 1000) long shortest,
            @ForAll @LongRange(min = 0, max = 100_000) long more) {
        NodeApiLimits limits = NodeApiLimits.builder()
                .retry(Duration.ofMillis(shortest), Duration.ofMillis(shortest + more))
                .build();
        Retries retries = new Retries(limits);
        assertThat(retries.next()).isEqualTo(limits.shortestRetry());
        Duration last = limits.shortestRetry();
        for (int i = 0; i < 20; i++) {
            Duration next = retries.next();
            assertThat(next).isBetween(last, limits.longestRetry());
            last = next;
        }
        assertThat(last).isEqualTo(limits.longestRetry());
        retries.startOver();
        assertThat(retries.next()).isEqualTo(limits.shortestRetry());
    }
}
