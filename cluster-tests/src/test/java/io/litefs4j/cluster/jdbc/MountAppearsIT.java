package io.litefs4j.cluster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.fs.time.SystemTime;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.testkit.real.NodeConfig;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import io.litefs4j.testkit.real.RealNode;
import io.litefs4j.testkit.real.RealTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads want the database at once: while LiteFS still starts, and once it runs. */
@RealLiteFs(RealTopology.EMPTY)
class MountAppearsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(10);
    private static final int CALLERS = 30;
    private static final int WRITERS = 20;
    private static final int TRANSACTIONS_EACH = 25;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Collection<String> refusals = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void thirty_threads_that_cannot_wait_get_no_connection_before_the_mount_and_no_local_file(RealCluster cluster)
            throws Exception {
        RealNode node = cluster.add("n1", NodeConfig.staticPrimary());
        Files.createDirectories(node.mount());
        try (AppNode app = AppNode.beside(node)) {
            LiteFsDataSource database =
                    app.dataSource().busyTimeout(BUSY_TIMEOUT).build();
            List<Future<Void>> callers = started(CALLERS, () -> insertWhenPossible(database));
            await().atMost(PATIENCE).until(() -> refusals.size() >= 2 * CALLERS);
            assertThat(filesIn(node.mount())).isEmpty();
            node.startAndAwaitReady();
            awaitEach(callers);
            assertThat(Rows.count(database)).isEqualTo(CALLERS);
        }
        assertThat(refusals).containsOnly("08001");
        assertThat(Sql.value(node.mount().resolve(Rows.DATABASE.value()), "PRAGMA journal_mode"))
                .isEqualTo("wal");
        node.terminate();
        assertThat(filesIn(node.mount())).isEmpty();
    }

    private Void insertWhenPossible(LiteFsDataSource database) throws SQLException, InterruptedException {
        try (Connection connection = connectWhenPossible(database)) {
            Rows.run(connection, "CREATE TABLE IF NOT EXISTS t(n INTEGER)", "INSERT INTO t VALUES (1)");
        }
        return null;
    }

    private Connection connectWhenPossible(LiteFsDataSource database) throws InterruptedException {
        while (true) {
            try {
                return database.getConnection();
            } catch (SQLException notYet) {
                refusals.add(String.valueOf(notYet.getSQLState()));
                SystemTime.pause().of(BETWEEN_ATTEMPTS);
            }
        }
    }

    @Test
    void twenty_writers_never_find_the_database_locked(RealCluster cluster) throws Exception {
        RealNode node = cluster.start("n1", NodeConfig.staticPrimary());
        try (AppNode app = AppNode.beside(node)) {
            LiteFsDataSource database =
                    app.dataSource().busyTimeout(BUSY_TIMEOUT).build();
            Rows.run(database, "CREATE TABLE t(n INTEGER)");
            awaitEach(started(WRITERS, () -> writeTransactions(database)));
            assertThat(Rows.count(database)).isEqualTo(2L * WRITERS * TRANSACTIONS_EACH);
        }
    }

    private static Void writeTransactions(LiteFsDataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < TRANSACTIONS_EACH; i++) {
                Rows.run(connection, "INSERT INTO t SELECT count(*) FROM t", "INSERT INTO t VALUES (0)");
                connection.commit();
            }
        }
        return null;
    }

    private List<Future<Void>> started(int count, Callable<Void> job) {
        List<Future<Void>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(threads.submit(job));
        }
        return started;
    }

    private static void awaitEach(List<Future<Void>> jobs) throws Exception {
        for (Future<Void> job : jobs) {
            job.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static List<Path> filesIn(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
