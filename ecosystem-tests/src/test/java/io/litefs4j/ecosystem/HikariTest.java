package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HikariTest {
    /** The shortest that HikariCP takes. */
    private static final long MILLIS_FOR_A_CONNECTION = 250;

    private final NodeUnderTest node;

    HikariTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    @Test
    void a_pool_starts_on_a_replica_and_reads() throws SQLException {
        node.withNotes().becomeReplica();
        try (HikariDataSource pool = Pools.ofOne(node.dataSource());
                Connection connection = pool.getConnection()) {
            assertThat(Sql.ask(connection, "SELECT count(*) FROM note")).isEqualTo("0");
        }
    }

    @Test
    void a_pool_does_not_start_on_a_replica_without_the_database_and_says_why() {
        node.becomeReplica();
        assertThatThrownBy(() -> Pools.ofOne(node.dataSource()))
                .isInstanceOf(PoolInitializationException.class)
                .hasStackTraceContaining("there is no database notes.db on this node, a replica of paris");
    }

    @Test
    void a_connection_serves_both_sides_of_a_change_of_role() throws SQLException {
        node.withNotes();
        try (HikariDataSource pool = Pools.ofOne(node.dataSource())) {
            Connection before = insert(pool, "a");
            node.becomeReplica();
            assertThatThrownBy(() -> insert(pool, "b")).hasMessageContaining("the primary is paris");
            node.mount().becomePrimary();
            assertThat(insert(pool, "c")).isSameAs(before);
        }
        assertThat(node.notes()).isEqualTo(2);
    }

    @Test
    void a_pool_outlives_the_death_of_litefs() throws SQLException {
        node.withNotes();
        try (HikariDataSource pool =
                Pools.ofOne(node.dataSource(), config -> config.setConnectionTimeout(MILLIS_FOR_A_CONNECTION))) {
            node.mount().crash();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> insert(pool, "a"))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("08001");
            assertThatThrownBy(pool::getConnection).hasStackTraceContaining("Is litefs running?");
            node.becomePrimaryAgain();
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(SQLTransientConnectionException.class)
                    .until(() -> insert(pool, "b") != null);
        }
        assertThat(node.notes()).isOne();
    }

    @Test
    void a_read_only_pool_on_the_primary_reads_and_refuses_to_write() throws SQLException {
        node.withNotes();
        try (HikariDataSource pool = Pools.ofOne(node.dataSource(), config -> config.setReadOnly(true));
                Connection connection = pool.getConnection()) {
            assertThat(connection.isReadOnly()).isTrue();
            assertThat(Sql.ask(connection, "SELECT count(*) FROM note")).isEqualTo("0");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Sql.run(connection, "DELETE FROM note"))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("25006");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_pool_runs_on_each_new_connection_takes_effect(boolean autoCommit) throws SQLException {
        try (HikariDataSource pool = Pools.ofOne(node.dataSource(), config -> {
                    config.setAutoCommit(autoCommit);
                    config.setConnectionInitSql("PRAGMA foreign_keys = ON");
                });
                Connection connection = pool.getConnection()) {
            assertThat(Sql.ask(connection, "PRAGMA foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    void the_settings_of_a_pool_that_sqlite_has_no_use_for_do_no_harm() throws SQLException {
        node.withNotes();
        try (HikariDataSource pool = Pools.ofOne(node.dataSource(), config -> {
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            config.setCatalog("main");
            config.setSchema("main");
            config.setConnectionTestQuery("SELECT 1");
        })) {
            insert(pool, "a");
        }
        assertThat(node.notes()).isOne();
    }

    /** Returns the driver's connection with which it wrote. */
    private static Connection insert(HikariDataSource pool, String body) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Sql.run(connection, "INSERT INTO note(body) VALUES ('" + body + "')");
            return Pools.physical(connection);
        }
    }
}
