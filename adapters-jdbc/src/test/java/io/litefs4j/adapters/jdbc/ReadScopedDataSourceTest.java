package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads that share one transaction, over a real pool. */
@SuppressWarnings("try")
class ReadScopedDataSourceTest extends JdbcTestBase {
    private static final String COUNT = "SELECT count(*) FROM note";

    private LiteFsDataSource database;
    private HikariDataSource pool;
    private ReadScopedDataSource scoped;

    @BeforeEach
    void open() throws SQLException {
        database = withTable();
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(2);
        pool = new HikariDataSource(config);
        scoped = ReadScopedDataSource.over(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private String count() throws SQLException {
        try (Connection connection = scoped.getConnection()) {
            return ask(connection, COUNT);
        }
    }

    private void insertElsewhere(String body) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            run(connection, "INSERT INTO note(body) VALUES ('" + body + "')");
        }
    }

    @Test
    void all_reads_of_a_scope_see_one_state() throws SQLException {
        try (ReadScope scope = scoped.open()) {
            assertThat(count()).isEqualTo("0");
            insertElsewhere("a");
            assertThat(count()).isEqualTo("0");
        }
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void a_scope_takes_one_connection_and_gives_it_back() throws SQLException {
        try (ReadScope scope = scoped.open()) {
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            count();
            count();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
            assertThat(database.openReads().open()).isEqualTo(1);
        }
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(database.openReads().open()).isZero();
    }

    @Test
    void the_connection_comes_back_able_to_write() throws SQLException {
        try (ReadScope scope = scoped.open()) {
            count();
        }
        try (Connection connection = scoped.getConnection()) {
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.getAutoCommit()).isTrue();
            run(connection, "INSERT INTO note(body) VALUES ('a')");
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_write_in_a_scope_is_refused() throws SQLException {
        try (ReadScope scope = scoped.open();
                Connection connection = scoped.getConnection()) {
            connection.setReadOnly(false);
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('a')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"))
                    .hasMessageContaining("read-only");
        }
        assertThat(committed()).isZero();
    }

    @Test
    void an_inner_scope_joins_the_outer_one() throws SQLException {
        try (ReadScope outer = scoped.open()) {
            assertThat(count()).isEqualTo("0");
            insertElsewhere("a");
            try (ReadScope inner = scoped.open()) {
                assertThat(count()).isEqualTo("0");
            }
            assertThat(count()).isEqualTo("0");
        }
    }

    @Test
    void a_scope_is_of_its_thread_alone() throws SQLException {
        try (ReadScope scope = scoped.open()) {
            assertThat(count()).isEqualTo("0");
            insertElsewhere("a");
            String seen = CompletableFuture.supplyAsync(() -> {
                        try {
                            return count();
                        } catch (SQLException e) {
                            return e.toString();
                        }
                    })
                    .join();
            assertThat(seen).isEqualTo("1");
        }
    }

    @Test
    void a_transaction_manager_may_begin_and_end_its_own_within() throws SQLException {
        try (ReadScope scope = scoped.open();
                Connection connection = scoped.getConnection()) {
            assertThatThrownBy(connection::commit).hasMessageContaining("autocommit");
            connection.setAutoCommit(false);
            assertThat(ask(connection, COUNT)).isEqualTo("0");
            insertElsewhere("a");
            connection.commit();
            assertThat(ask(connection, COUNT)).isEqualTo("1");
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.unwrap(LiteFsConnection.class)).isNotNull();
        }
    }

    @Test
    void a_closed_handle_is_closed_and_the_scope_is_not() throws SQLException {
        try (ReadScope scope = scoped.open()) {
            Connection handle = scoped.getConnection();
            handle.close();
            assertThat(handle.isClosed()).isTrue();
            assertThatThrownBy(handle::createStatement)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08003"));
            assertThat(count()).isEqualTo("0");
        }
    }

    @Test
    void a_failure_to_take_a_connection_leaves_the_scope_usable() throws SQLException {
        try (ReadScope scope = scoped.open()) {
            node.stopLiteFs();
            assertThatThrownBy(this::count).isInstanceOf(SQLException.class);
            node.becomePrimary();
            assertThat(count()).isEqualTo("0");
        }
    }
}
