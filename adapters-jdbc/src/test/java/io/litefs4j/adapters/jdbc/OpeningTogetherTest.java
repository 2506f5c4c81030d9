package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.NodeRole;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads are the first to open a database. */
class OpeningTogetherTest {
    private static final int THREADS = 8;
    private static final int DATABASES = 200;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** SQLite opens a file for reading only, silently, where it was missing a moment before. */
    @Test
    void whoever_opens_a_database_while_another_thread_creates_it_can_write() throws Exception {
        for (int i = 0; i < DATABASES; i++) {
            LiteFsDataSource database = database(i);
            CyclicBarrier together = new CyclicBarrier(THREADS);
            Callable<Void> first = () -> {
                together.await();
                try (Connection connection = database.getConnection()) {
                    JdbcTestBase.run(connection, "CREATE TABLE IF NOT EXISTS note(id INTEGER)");
                    JdbcTestBase.run(connection, "INSERT INTO note VALUES (1)");
                }
                return null;
            };
            List<Future<Void>> started = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                started.add(threads.submit(first));
            }
            for (Future<Void> each : started) {
                each.get();
            }
            try (Connection connection = database.getConnection()) {
                assertThat(JdbcTestBase.ask(connection, "SELECT count(*) FROM note"))
                        .isEqualTo(String.valueOf(THREADS));
            }
        }
    }

    private LiteFsDataSource database(int number) {
        return LiteFsDataSource.onMount(
                        new AbsolutePath(directory.toString()), new DatabaseName(number + ".db"), NodeRole.Primary::new)
                .busyTimeout(Duration.ofSeconds(30))
                .build();
    }
}
