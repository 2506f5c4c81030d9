package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.litefs4j.adapters.jdbc.PrimaryLostException;
import io.litefs4j.adapters.jdbc.ReplicaWriteException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions over a pool, of which each setting of its autocommit is tried. */
class SpringTransactionTest {
    private static final String INSERT = "INSERT INTO note(body) VALUES (?)";

    private final NodeUnderTest node;
    private HikariDataSource pool;
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;

    SpringTransactionTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    @BeforeEach
    void create_the_table() throws SQLException {
        node.withNotes();
    }

    private void overAPool(boolean autoCommit) {
        pool = Pools.ofOne(node.dataSource(), config -> config.setAutoCommit(autoCommit));
        jdbc = new JdbcTemplate(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    @AfterEach
    void close_the_pool_and_find_no_lock() throws SQLException {
        node.requireNoLocks();
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_transaction_that_returns_is_committed(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        transaction.executeWithoutResult(status -> {
            jdbc.update(INSERT, "a");
            jdbc.update(INSERT, "b");
        });
        assertThat(node.notes()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_transaction_that_throws_is_rolled_back(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.update(INSERT, "a");
                    throw new IllegalStateException("of the application");
                }))
                .hasMessage("of the application");
        assertThat(node.notes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_read_only_transaction_reads_and_the_next_one_writes(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        transaction.setReadOnly(true);
        assertThat(transaction.<Long>execute(status -> jdbc.queryForObject("SELECT count(*) FROM note", Long.class)))
                .isZero();
        transaction.setReadOnly(false);
        transaction.executeWithoutResult(status -> jdbc.update(INSERT, "a"));
        assertThat(node.notes()).isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_read_only_transaction_refuses_to_write(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        transaction.setReadOnly(true);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> jdbc.update(INSERT, "a")))
                .isInstanceOf(DataAccessException.class)
                .cause()
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("25006");
        assertThat(node.notes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_read_only_transaction_leaves_the_write_lock_to_others(boolean autoCommit) {
        overAPool(autoCommit);
        transaction.setReadOnly(true);
        transaction.executeWithoutResult(status -> {
            jdbc.queryForObject("SELECT count(*) FROM note", Long.class);
            assertThatCode(() -> node.outside("INSERT INTO note(body) VALUES ('other')"))
                    .doesNotThrowAnyException();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_nested_transaction_that_fails_takes_back_its_own_part_only(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        TransactionTemplate nested = new TransactionTemplate(transaction.getTransactionManager());
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        transaction.executeWithoutResult(status -> {
            jdbc.update(INSERT, "outer");
            assertThatThrownBy(() -> nested.executeWithoutResult(inner -> {
                        jdbc.update(INSERT, "inner");
                        throw new IllegalStateException("of the application");
                    }))
                    .hasMessage("of the application");
            nested.executeWithoutResult(inner -> jdbc.update(INSERT, "second"));
        });
        assertThat(node.askOutside("SELECT group_concat(body) FROM note")).isEqualTo("outer,second");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_isolation_level_is_served(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        for (int level : new int[] {
            TransactionDefinition.ISOLATION_READ_UNCOMMITTED,
            TransactionDefinition.ISOLATION_READ_COMMITTED,
            TransactionDefinition.ISOLATION_REPEATABLE_READ,
            TransactionDefinition.ISOLATION_SERIALIZABLE
        }) {
            transaction.setIsolationLevel(level);
            transaction.executeWithoutResult(status -> jdbc.update(INSERT, "at " + level));
        }
        assertThat(node.notes()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_transaction_past_its_timeout_is_ended_and_rolled_back(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        transaction.setTimeout(1);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.update(INSERT, "a");
                    jdbc.queryForObject(
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
                            Long.class);
                }))
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(node.notes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_commit_after_the_role_is_lost_is_worth_another_attempt(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.update(INSERT, "a");
                    node.becomeReplica();
                }))
                .isInstanceOf(ConcurrencyFailureException.class)
                .hasCauseInstanceOf(PrimaryLostException.class);
        assertThat(node.notes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_replica_reads_in_a_transaction_and_refuses_to_write(boolean autoCommit) throws SQLException {
        overAPool(autoCommit);
        node.becomeReplica();
        assertThat(transaction.<Long>execute(status -> jdbc.queryForObject("SELECT count(*) FROM note", Long.class)))
                .isZero();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> jdbc.update(INSERT, "a")))
                .isInstanceOf(DataAccessException.class)
                .hasCauseInstanceOf(ReplicaWriteException.class);
    }
}
