package io.litefs4j.domain.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.node.StoreVariables.LockState;
import io.litefs4j.domain.position.Position;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StoreVariablesTest {
    @Test
    void an_idle_connection_to_a_wal_database_blocks_nothing() {
        assertThat(holding(Map.of("shared", LockState.SHARED, "dms", LockState.SHARED))
                        .isHeldLocally())
                .isFalse();
    }

    @Test
    void an_open_read_of_a_wal_database_is_seen() {
        assertThat(holding(Map.of("shared", LockState.SHARED, "dms", LockState.SHARED, "read0", LockState.SHARED))
                        .isHeldLocally())
                .isTrue();
    }

    @Test
    void an_open_read_of_a_rollback_journal_database_is_seen() {
        assertThat(holding(Map.of("shared", LockState.SHARED)).isHeldLocally()).isTrue();
    }

    @Test
    void a_database_that_nobody_uses_is_not_held() {
        assertThat(holding(Map.of("shared", LockState.UNLOCKED, "dms", LockState.UNLOCKED))
                        .isHeldLocally())
                .isFalse();
        assertThat(holding(Map.of()).isHeldLocally()).isFalse();
    }

    @Property
    void every_lock_that_replication_waits_for_is_seen(
            @ForAll @From("walLocks") String lock, @ForAll boolean exclusive) {
        LockState state = exclusive ? LockState.EXCLUSIVE : LockState.SHARED;
        assertThat(holding(Map.of("dms", LockState.SHARED, lock, state)).isHeldLocally())
                .isTrue();
    }

    @Provide
    Arbitrary<String> walLocks() {
        return Arbitraries.of("write", "ckpt", "recover", "read0", "read1", "read2", "read3", "read4");
    }

    private static StoreVariables.Database holding(Map<String, LockState> locks) {
        return new StoreVariables.Database(Position.NONE, locks);
    }
}
