package io.litefs4j.domain.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void it_asks_for_one_other_node_at_least(int nodes) {
        assertThatThrownBy(() -> new Durability(nodes, SECOND))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at least one other node");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.001S"})
    void it_waits_for_a_while_and_not_for_ever(String limit) {
        assertThatThrownBy(() -> new Durability(1, Duration.parse(limit)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at most an hour");
    }

    @Test
    void it_says_what_it_asks_for() {
        assertThat(new Durability(1, SECOND)).hasToString("1 other node within 1000 ms");
        assertThat(new Durability(2, SECOND)).hasToString("2 other nodes within 1000 ms");
    }

    @Test
    void in_development_every_commit_counts_as_confirmed() throws InterruptedException {
        AwaitedCommit commit = CommitConfirmation.UNNEEDED.before(new DatabaseName("app.db"));
        assertThatCode(commit::await).doesNotThrowAnyException();
    }
}
