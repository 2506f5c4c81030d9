package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.litefs4j.domain.path.AbsolutePath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads at one database: connections that open, writers that queue, roles that change meanwhile. */
class ManyThreadsTest extends JdbcTestBase {
    private LiteFsDataSource patient() {
        return LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .build();
    }

    @Test
    void thirty_threads_open_connections_while_the_mount_appears() throws Exception {
        int threads = 30;
        node.stopLiteFs();
        LiteFsDataSource dataSource = patient();
        AtomicInteger refused = new AtomicInteger();
        Together.run(threads, thread -> {
            while (true) {
                try (Connection connection = dataSource.getConnection()) {
                    assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
                    run(connection, "CREATE TABLE IF NOT EXISTS note(id INTEGER PRIMARY KEY, body TEXT)");
                    run(connection, "INSERT INTO note(body) VALUES ('" + thread + "')");
                    return;
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("08001");
                }
                if (refused.incrementAndGet() == threads * 3) {
                    assertThat(directory).isEmptyDirectory();
                    node.becomePrimary();
                }
            }
        });
        assertThat(committed()).isEqualTo(threads);
    }

    @Test
    void thirty_threads_switch_a_database_with_a_rollback_journal_to_wal_and_none_finds_it_locked() throws Exception {
        int threads = 30;
        try (Connection raw = java.sql.DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("notes.db"))) {
            run(raw, "CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT)");
        }
        LiteFsDataSource dataSource = patient();
        Together.run(threads, thread -> {
            try (Connection connection = dataSource.getConnection()) {
                assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
                run(connection, "INSERT INTO note(body) VALUES ('a')");
            }
        });
        assertThat(committed()).isEqualTo(threads);
    }

    @Test
    void twenty_writers_that_read_before_they_write_never_find_the_database_locked() throws Exception {
        int writers = 20;
        int each = 15;
        LiteFsDataSource dataSource = patient();
        try (Connection connection = dataSource.getConnection()) {
            run(connection, "CREATE TABLE note(id INTEGER PRIMARY KEY, body INTEGER)");
            run(connection, "INSERT INTO note VALUES (1, 0)");
        }
        Together.run(writers, thread -> {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                for (int i = 0; i < each; i++) {
                    long seen = Long.parseLong(ask(connection, "SELECT body FROM note"));
                    run(connection, "UPDATE note SET body = " + (seen + 1));
                    connection.commit();
                }
            }
        });
        try (Connection connection = dataSource.getConnection()) {
            assertThat(ask(connection, "SELECT body FROM note")).isEqualTo(String.valueOf(writers * each));
        }
    }

    /** Even where this node is the primary, odd where it is not; the role is moved within, so it lags behind by nothing. */
    private final AtomicInteger reign = new AtomicInteger();

    private synchronized void flip() {
        if (reign.get() % 2 == 0) {
            node.follow("n2");
            reign.incrementAndGet();
        } else {
            reign.incrementAndGet();
            node.becomePrimary();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatever_the_role_does_a_write_is_there_exactly_if_it_was_acknowledged(boolean autoCommit) throws Exception {
        int threads = 8;
        int each = 120;
        withTable().getConnection().close();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        HikariConfig config = new HikariConfig();
        config.setDataSource(patient());
        config.setMaximumPoolSize(5);
        config.setAutoCommit(autoCommit);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Together.run(threads, thread -> {
                for (int i = 0; i < each; i++) {
                    if (ThreadLocalRandom.current().nextInt(6) == 0) {
                        flip();
                    }
                    String body = thread + "/" + i;
                    int before = reign.get();
                    boolean written = write(pool, autoCommit, body);
                    boolean replicaThroughout = before % 2 == 1 && reign.get() == before;
                    assertThat(written && replicaThroughout)
                            .as("%s was acknowledged by a replica", body)
                            .isFalse();
                    if (written) {
                        acknowledged.add(body);
                    }
                }
            });
        }
        node.becomePrimary();
        try (Connection connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT body FROM note")) {
            Set<String> kept = ConcurrentHashMap.newKeySet();
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
            assertThat(kept).isEqualTo(acknowledged).isNotEmpty();
        }
    }

    private static boolean write(HikariDataSource pool, boolean autoCommit, String body) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            ask(connection, "SELECT count(*) FROM note");
            run(connection, "INSERT INTO note(body) VALUES ('" + body + "')");
            if (!autoCommit) {
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.getMessage()).isIn("25006", "40000", "40001");
            return false;
        }
    }
}
