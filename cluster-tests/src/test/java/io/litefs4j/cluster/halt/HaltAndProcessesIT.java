package io.litefs4j.cluster.halt;

import static io.litefs4j.cluster.halt.HaltedNodes.APP;
import static io.litefs4j.cluster.halt.HaltedNodes.PATIENCE;
import static io.litefs4j.cluster.halt.HaltedNodes.open;
import static io.litefs4j.cluster.halt.HaltedNodes.rows;
import static io.litefs4j.cluster.halt.HaltedNodes.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.litefs4j.cluster.support.OtherJvm;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.halt.HaltRefusedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a halt lock when its holder ends, or starts a process. */
class HaltAndProcessesIT extends HaltTestBase {
    /** LiteFS takes a lock away after 25 s at the earliest: what is free within this time was given back. */
    private static final Duration LESS_THAN_LITEFS_TAKES = Duration.ofSeconds(15);

    private HaltLock acquire() {
        return nodes.onReplica.haltLocks().acquire(APP, LESS_THAN_LITEFS_TAKES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "return"})
    void a_jvm_that_ends_gives_its_lock_back(String how) throws Exception {
        try (OtherJvm holder = HaltHolder.start(nodes.replica.mount(), APP)) {
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(() -> nodes.onReplica.haltLocks().acquire(APP, Duration.ofMillis(200)));
            holder.tell(how);
            holder.awaitEnd();
        }
        acquire().close();
        nodes.awaitWritable();
    }

    /** The kernel closes its files in a hurry: LiteFS tells the primary, or does not get to it and its time has to end. */
    @Test
    void a_jvm_that_is_killed_halts_the_primary_no_longer_than_litefs_lets_it() throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        CompletableFuture<Boolean> killedAtWrite;
        try (OtherJvm holder = HaltHolder.start(nodes.replica.mount(), APP)) {
            killedAtWrite = nodes.writeOnPrimary(killed::get);
            killed.set(true);
            holder.kill();
        }
        await().atMost(PATIENCE).until(this::isGrantedOrRefusedClearly);
        assertThat(killedAtWrite.get()).isTrue();
        nodes.awaitReplicated();
        acquire().close();
    }

    private boolean isGrantedOrRefusedClearly() {
        try (HaltLock next = acquire()) {
            return next.isHeld();
        } catch (HaltRefusedException e) {
            assertThat(e)
                    .hasMessageContaining("app.db was refused by LiteFS")
                    .hasMessageContaining("another node held the lock");
            return false;
        }
    }

    /** The detection is not in vain: LiteFS does refuse the commit. */
    @Test
    void a_process_that_is_started_loses_the_lock_and_that_is_noticed() throws Exception {
        try (Connection connection = open(nodes.replica);
                HaltLock lock = acquire()) {
            run(connection, "INSERT INTO t VALUES (1)");
            assertThat(new ProcessBuilder("true").start().waitFor()).isZero();
            await().atMost(PATIENCE).until(() -> !lock.isHeld());
            run(connection, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (2)");
            assertThatExceptionOfType(HaltLostException.class)
                    .isThrownBy(() -> lock.whileHeld(() -> {
                        run(connection, "COMMIT");
                        return null;
                    }))
                    .withMessageContaining("this JVM has started a process");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "COMMIT"))
                    .withMessageContaining("SQLITE_IOERR_WRITE");
        }
        assertThat(rows(nodes.primary)).isEqualTo(1);
        nodes.awaitWritable();
    }

    /** It has to close the inherited file first, and LiteFS answers that only when it can write itself. */
    @Test
    void a_process_that_is_started_inside_a_transaction_does_not_start_before_its_end() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (Connection connection = open(nodes.replica);
                HaltLock lock = acquire()) {
            run(connection, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
            CompletableFuture<Boolean> endedAtStart = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            new ProcessBuilder("true").start().waitFor();
                            return ended.get();
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    nodes.threads());
            await().atMost(PATIENCE).until(() -> !lock.isHeld());
            assertThat(endedAtStart).isNotDone();
            ended.set(true);
            run(connection, "ROLLBACK");
            assertThat(endedAtStart.get()).isTrue();
        }
        nodes.awaitWritable();
    }
}
