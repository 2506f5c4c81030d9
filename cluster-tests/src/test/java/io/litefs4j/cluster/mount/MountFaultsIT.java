package io.litefs4j.cluster.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.testkit.real.RealNodeException;
import io.litefs4j.testkit.real.RealTopology;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What befalls a real mount while it is asked. */
@RealLiteFs(RealTopology.ONE_STATIC_PRIMARY)
class MountFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final DatabaseName DB = new DatabaseName("notes.db");
    private static final int ASKERS = 20;

    private RealCluster cluster;
    private RealNode node;
    private LiteFsDirectory directory;

    @BeforeEach
    void ask(RealCluster started) {
        cluster = started;
        node = cluster.primary();
        directory = LiteFsDirectory.at(node.mountPath(), LIMIT);
        Sql.run(node.mount().resolve(DB.value()), "PRAGMA journal_mode=WAL", "CREATE TABLE notes (text TEXT)");
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void a_frozen_litefs_costs_one_limit_and_a_few_threads_and_answers_again_when_thawed() {
        assertThat(directory.positions().of(DB)).isPresent();
        node.freeze();
        assertThat(directory.mount().state()).isEqualTo(MountState.UNRESPONSIVE);
        // Were each of these to wait for the limit, they would take a quarter of an hour.
        for (int i = 0; i < 300; i++) {
            assertRefused(() -> directory.primaryMarker().read(), MountState.UNRESPONSIVE);
            assertRefused(() -> directory.positions().of(DB), MountState.UNRESPONSIVE);
            assertRefused(() -> directory.primaryClaim().isPrimary(), MountState.UNRESPONSIVE);
        }
        assertThat(probeThreads()).isLessThan(24);
        node.thaw();
        await().atMost(PATIENCE).until(() -> directory.mount().state() == MountState.MOUNTED);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> directory.positions().of(DB).isPresent());
    }

    private static long probeThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("litefs-probe"))
                .count();
    }

    @Test
    void a_litefs_that_is_killed_while_frozen_is_disconnected_at_once() {
        node.freeze();
        assertThat(directory.mount().state()).isEqualTo(MountState.UNRESPONSIVE);
        node.kill();
        await().atMost(PATIENCE).until(() -> directory.mount().state() == MountState.DISCONNECTED);
        assertRefused(() -> directory.lagMarker().read(), MountState.DISCONNECTED);
    }

    @Test
    void an_open_file_keeps_a_dead_litefs_from_starting_again() throws IOException {
        Path file = node.mount().resolve(DB + "-pos");
        FileChannel open = FileChannel.open(file);
        try {
            node.kill();
            assertThatExceptionOfType(RealNodeException.class).isThrownBy(node::startAndAwaitReady);
            assertThat(node.log()).contains("cannot open file system").contains("file exists");
        } finally {
            assertThatExceptionOfType(IOException.class).isThrownBy(open::close);
        }
        node.startAndAwaitReady();
        assertThat(directory.mount().state()).isEqualTo(MountState.MOUNTED);
    }

    @Test
    void a_dead_litefs_starts_again_though_its_positions_were_read_a_moment_ago() {
        assertThat(directory.positions().of(DB)).isPresent();
        node.kill();
        startAgain();
        assertThat(directory.positions().of(DB)).isPresent();
    }

    @Test
    void a_dead_litefs_starts_again_though_its_positions_are_read_all_the_time() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        Future<?> reading = reader.submit(() -> {
            while (!over.get()) {
                try {
                    directory.positions().of(DB);
                } catch (LiteFsNotRunningException e) {
                    assertThat(e.state()).isNotEqualTo(MountState.MOUNTED);
                }
            }
        });
        try {
            node.kill();
            startAgain();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> directory.positions().of(DB).isPresent());
        } finally {
            over.set(true);
            reader.shutdown();
        }
        reading.get();
    }

    /** As a supervisor does: again and again, until LiteFS lives. */
    private void startAgain() {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
            try {
                node.startAndAwaitReady();
                return true;
            } catch (RealNodeException e) {
                assertThat(node.log()).contains("file exists");
                return false;
            }
        });
    }

    @Test
    void a_dead_litefs_is_not_read_out_of_the_kernel_s_cache() {
        for (int i = 0; i < 10; i++) {
            assertThat(directory.positions().of(DB)).isPresent();
        }
        node.kill();
        assertRefused(() -> directory.positions().of(DB), MountState.DISCONNECTED);
    }

    @Test
    void twenty_threads_see_one_type_of_failure_while_litefs_dies_starts_stops_and_goes() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Set<MountState> seen = ConcurrentHashMap.newKeySet();
        ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
        List<Future<?>> asking = new ArrayList<>();
        for (int i = 0; i < ASKERS; i++) {
            Runnable question = questions().get(i % questions().size());
            asking.add(askers.submit(() -> askUntil(over, question, seen)));
        }
        for (int round = 0; round < 2; round++) {
            node.kill();
            startAgain();
            node.freeze();
            node.thaw();
            node.terminate();
            startAgain();
        }
        node.kill();
        node.unmount();
        await().atMost(PATIENCE).until(() -> directory.mount().state() == MountState.NOT_MOUNTED);
        over.set(true);
        askers.shutdown();
        for (Future<?> each : asking) {
            each.get();
        }
        assertThat(seen).contains(MountState.DISCONNECTED, MountState.NOT_MOUNTED);
        assertThat(EnumSet.allOf(MountState.class)).containsAll(seen);
    }

    private List<Runnable> questions() {
        return List.of(
                () -> directory.mount().state(),
                () -> assertThat(directory.primaryMarker().read()).isEmpty(),
                () -> directory.lagMarker().read(),
                () -> directory.primaryClaim().isPrimary(),
                () -> directory.databases().names(),
                () -> directory.positions().of(DB));
    }

    private static void askUntil(AtomicBoolean over, Runnable question, Set<MountState> seen) {
        while (!over.get()) {
            try {
                question.run();
            } catch (LiteFsNotRunningException e) {
                seen.add(e.state());
            }
        }
    }

    @Test
    void asking_for_databases_that_are_not_there_leaves_the_mount_able_to_create_them() {
        for (int i = 0; i < 100; i++) {
            assertThat(directory.positions().of(new DatabaseName("absent-" + i)))
                    .isEmpty();
        }
        Sql.run(node.mount().resolve("absent-7"), "CREATE TABLE t (n INTEGER)");
        assertThat(directory.positions().of(new DatabaseName("absent-7"))).isPresent();
        assertThat(directory.databases().names()).contains(new DatabaseName("absent-7"));
    }

    @Test
    void a_database_that_somebody_named_like_the_marker_does_not_make_the_primary_a_replica() throws IOException {
        Files.write(node.mount().resolve(".primary"), new byte[0]);
        assertThat(Files.readAttributes(node.mount().resolve(".primary"), BasicFileAttributes.class)
                        .isRegularFile())
                .isTrue();
        assertThat(directory.primaryMarker().read()).isEmpty();
        assertThat(directory.primaryClaim().isPrimary()).isTrue();
    }

    private static void assertRefused(Runnable question, MountState state) {
        assertThatExceptionOfType(LiteFsNotRunningException.class)
                .isThrownBy(question::run)
                .satisfies(e -> assertThat(e.state()).isEqualTo(state));
    }
}
