package io.litefs4j.cluster.halt;

import static io.litefs4j.cluster.halt.HaltedNodes.APP;
import static io.litefs4j.cluster.halt.HaltedNodes.PATIENCE;
import static io.litefs4j.cluster.halt.HaltedNodes.open;
import static io.litefs4j.cluster.halt.HaltedNodes.rows;
import static io.litefs4j.cluster.halt.HaltedNodes.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLostException;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.testkit.real.NodeConfig;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The halt lock on a real primary and a real replica. */
class HaltLockIT extends HaltTestBase {
    private static final Duration HASTY = Duration.ofMillis(500);

    private HaltLock acquire() {
        return nodes.onReplica.haltLocks().acquire(APP, PATIENCE);
    }

    @Test
    void what_a_replica_commits_under_the_lock_is_on_the_primary_at_once() throws Exception {
        try (Connection connection = open(nodes.replica)) {
            for (int i = 1; i <= 20; i++) {
                try (HaltLock lock = acquire()) {
                    run(connection, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
                    lock.whileHeld(() -> {
                        run(connection, "COMMIT");
                        return null;
                    });
                }
                assertThat(rows(nodes.primary)).isEqualTo(i);
            }
        }
        nodes.awaitWritable();
        nodes.awaitReplicated();
    }

    @Test
    void the_primary_writes_nothing_while_the_lock_is_held() throws Exception {
        AtomicBoolean released = new AtomicBoolean();
        CompletableFuture<Boolean> releasedAtWrite;
        try (Connection connection = open(nodes.replica)) {
            HaltLock lock = acquire();
            releasedAtWrite = nodes.writeOnPrimary(released::get);
            for (int i = 0; i < 50; i++) {
                run(connection, "INSERT INTO t VALUES (1)");
                assertThat(releasedAtWrite).isNotDone();
            }
            released.set(true);
            lock.close();
        }
        assertThat(releasedAtWrite.get()).isTrue();
        assertThat(rows(nodes.primary)).isEqualTo(51);
    }

    @Test
    void on_the_primary_the_lock_is_granted_and_halts_nobody() {
        try (HaltLock onPrimary = nodes.onPrimary.haltLocks().acquire(APP, PATIENCE);
                HaltLock onReplica = acquire()) {
            assertThat(onPrimary.isHeld()).isTrue();
            assertThat(onReplica.isHeld()).isTrue();
        }
        try (HaltLock onPrimary = nodes.onPrimary.haltLocks().acquire(APP, PATIENCE)) {
            nodes.awaitWritable();
            assertThat(onPrimary.isHeld()).isTrue();
        }
    }

    @Test
    void a_second_node_waits_for_the_first(RealCluster cluster) throws Exception {
        RealNode third = cluster.start("n3", NodeConfig.staticReplica(nodes.primary.hostname(), nodes.primary.url()));
        AtomicBoolean released = new AtomicBoolean();
        try (LiteFsDirectory onThird = LiteFsDirectory.at(third.mountPath())) {
            await().atMost(PATIENCE).until(() -> onThird.positions().of(APP).isPresent());
            HaltLock first = acquire();
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(
                    () -> {
                        try (HaltLock lock = onThird.haltLocks().acquire(APP, PATIENCE)) {
                            return lock.isHeld() && released.get();
                        }
                    },
                    nodes.threads());
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(() -> nodes.onReplica.haltLocks().acquire(APP, HASTY));
            released.set(true);
            first.close();
            assertThat(second.get()).isTrue();
        }
    }

    @Test
    void a_dead_primary_halts_for_nobody() {
        nodes.primary.kill();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatExceptionOfType(HaltRefusedException.class)
                        .isThrownBy(this::acquire)
                        .withMessageContaining("app.db was refused by LiteFS. Is there a primary?"));
    }

    @Test
    void a_transaction_on_the_primary_is_waited_for_until_the_limit_and_the_late_lock_is_given_back() throws Exception {
        try (Connection writer = open(nodes.primary)) {
            run(writer, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(() -> nodes.onReplica.haltLocks().acquire(APP, HASTY))
                    .withMessageContaining("app.db was not granted within 500 ms");
            run(writer, "COMMIT");
        }
        nodes.awaitWritable();
        acquire().close();
    }

    @Test
    void litefs_is_not_even_asked_while_a_reader_keeps_the_replica_behind() throws Exception {
        try (Connection reader = open(nodes.replica)) {
            run(reader, "BEGIN", "SELECT count(*) FROM t");
            nodes.awaitWritable();
            await().atMost(PATIENCE)
                    .until(() -> !nodes.onReplica.lagMarker().read().isWithin(Duration.ofSeconds(2)));
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(() -> nodes.onReplica.haltLocks().acquire(APP, HASTY))
                    .withMessageContaining("app.db was not asked for");
            run(reader, "ROLLBACK");
        }
        acquire().close();
        nodes.awaitWritable();
        nodes.awaitReplicated();
    }

    /** Why it is not asked: LiteFS locks itself up. */
    @Test
    void a_reader_that_begins_just_before_and_stays_costs_the_replica_its_litefs() throws Exception {
        try (Connection reader = open(nodes.replica)) {
            run(reader, "BEGIN", "SELECT count(*) FROM t");
            nodes.awaitWritable();
            assertThatExceptionOfType(HaltRefusedException.class)
                    .isThrownBy(this::acquire)
                    .withMessageContaining("if its lag grows from now on, LiteFS has locked itself up");
            run(reader, "ROLLBACK");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(() -> run(reader, "SELECT count(*) FROM t"))
                            .withMessageContaining("SQLITE_PROTOCOL"));
        }
        nodes.replica.kill();
        await().atMost(PATIENCE).until(() -> ProcessFiles.openBelow(nodes.replica.mount()) == 0);
        nodes.replica.startAndAwaitReady();
        nodes.awaitReplicated();
        acquire().close();
    }

    @Test
    void a_lock_that_is_held_too_long_is_given_back_once_its_transaction_has_ended() throws Exception {
        try (Connection connection = open(nodes.replica);
                HaltLock lock = nodes.onReplica.haltLocks(Duration.ofSeconds(1)).acquire(APP, PATIENCE)) {
            run(connection, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
            CompletableFuture<Void> ended = new CompletableFuture<>();
            lock.onOverdue(() -> {
                try {
                    run(connection, "ROLLBACK");
                    ended.complete(null);
                } catch (SQLException e) {
                    ended.completeExceptionally(e);
                }
            });
            ended.get();
            nodes.awaitWritable();
            assertThat(lock.isHeld()).isFalse();
            assertThatExceptionOfType(HaltLostException.class)
                    .isThrownBy(() -> lock.<Object, RuntimeException>whileHeld(Object::new))
                    .withMessage("the halt lock of app.db was held for more than 1000 ms");
        }
        assertThat(rows(nodes.primary)).isEqualTo(1);
    }

    /** LiteFS takes the lock back only when it can write itself. */
    @Test
    void a_transaction_that_outlives_the_lock_keeps_the_primary_halted() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Boolean> endedAtWrite;
        try (Connection connection = open(nodes.replica)) {
            HaltLock lock = acquire();
            run(connection, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
            lock.close();
            assertThat(lock.isHeld()).isFalse();
            endedAtWrite = nodes.writeOnPrimary(ended::get);
            run(connection, "INSERT INTO t VALUES (2)");
            assertThat(endedAtWrite).isNotDone();
            ended.set(true);
            run(connection, "ROLLBACK");
        }
        assertThat(endedAtWrite.get()).isTrue();
    }

    @Test
    void a_lock_is_given_back_where_litefs_is_frozen_meanwhile() {
        HaltLock lock = acquire();
        nodes.replica.freeze();
        lock.close();
        assertThat(lock.isHeld()).isFalse();
        nodes.replica.thaw();
        nodes.awaitWritable();
        acquire().close();
    }

    @Test
    void a_litefs_that_is_killed_under_a_lock_ends_the_hold_and_another_one_is_granted_after_its_restart() {
        HaltLock lock = acquire();
        nodes.replica.kill();
        lock.close();
        await().atMost(PATIENCE).until(() -> ProcessFiles.openBelow(nodes.replica.mount()) == 0);
        nodes.replica.startAndAwaitReady();
        nodes.awaitWritable();
        nodes.awaitReplicated();
        acquire().close();
    }
}
