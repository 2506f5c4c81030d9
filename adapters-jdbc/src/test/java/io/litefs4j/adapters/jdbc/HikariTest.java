package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HikariTest extends JdbcTestBase {
    private HikariDataSource pool(LiteFsDataSource dataSource, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(4);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    private LiteFsDataSource patient() throws SQLException {
        withTable().getConnection().close();
        return LiteFsDataSource.onMount(new io.litefs4j.domain.path.AbsolutePath(directory.toString()), NOTES, node)
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void many_writers_share_a_pool_without_finding_the_database_locked(boolean autoCommit) throws Exception {
        int writers = 8;
        int each = 25;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try (HikariDataSource pool = pool(patient(), autoCommit)) {
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                jobs.add(() -> write(pool, autoCommit, writer, each));
            }
            for (Future<Void> done : threads.invokeAll(jobs)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(committed()).isEqualTo((long) writers * each);
    }

    private static Void write(HikariDataSource pool, boolean autoCommit, int writer, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            try (Connection connection = pool.getConnection()) {
                ask(connection, "SELECT count(*) FROM note");
                run(connection, "INSERT INTO note(body) VALUES ('" + writer + "/" + i + "')");
                if (!autoCommit) {
                    connection.commit();
                }
            }
        }
        return null;
    }

    @Test
    void an_idle_connection_of_a_transactional_pool_holds_no_lock() throws SQLException {
        try (HikariDataSource pool = pool(patient(), false)) {
            try (Connection connection = pool.getConnection()) {
                run(connection, "INSERT INTO note(body) VALUES ('a')");
                connection.commit();
            }
            try (Connection outside = dataSource().getConnection()) {
                run(outside, "INSERT INTO note(body) VALUES ('b')");
            }
        }
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void a_connection_goes_back_rolled_back_and_writable() throws SQLException {
        try (HikariDataSource pool = pool(patient(), false)) {
            try (Connection connection = pool.getConnection()) {
                connection.setReadOnly(true);
                ask(connection, "SELECT count(*) FROM note");
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.isReadOnly()).isFalse();
                run(connection, "INSERT INTO note(body) VALUES ('dropped')");
            }
        }
        assertThat(committed()).isZero();
    }

    @Test
    void the_pool_keeps_its_connections_through_a_change_of_role() throws SQLException {
        try (HikariDataSource pool = pool(patient(), true)) {
            Object before = physical(pool);
            node.follow("n2");
            try (Connection connection = pool.getConnection()) {
                assertThat(ask(connection, "SELECT count(*) FROM note")).isEqualTo("0");
                assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('a')"))
                        .isInstanceOf(ReplicaWriteException.class);
            }
            node.becomePrimary();
            try (Connection connection = pool.getConnection()) {
                run(connection, "INSERT INTO note(body) VALUES ('a')");
            }
            assertThat(physical(pool)).isSameAs(before);
        }
        assertThat(committed()).isEqualTo(1);
    }

    private static Object physical(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.unwrap(org.sqlite.SQLiteConnection.class);
        }
    }
}
