package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which failures cost a pool its connection, and that the next borrower never sees anything of them. */
class HikariEvictionTest {
    private final NodeUnderTest node;

    HikariEvictionTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    @BeforeEach
    void create_the_table() throws SQLException {
        node.withNotes();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void a_pool_replaces_a_connection_only_where_the_state_speaks_of_the_connection_or_of_a_feature(Trouble trouble)
            throws SQLException {
        try (HikariDataSource pool = Pools.ofOne(trouble.dataSource(node))) {
            Connection before = meet(trouble, pool);
            node.becomePrimaryAgain();
            if (trouble.inPool() == Trouble.InPool.REPLACED) {
                Awaitility.await().until(before::isClosed);
            }
            assertThat(physicalOfNext(pool) == before).isEqualTo(trouble.inPool() == Trouble.InPool.KEPT);
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void after_any_failure_nothing_is_locked_or_written_and_the_next_borrower_can_write(Trouble trouble)
            throws SQLException {
        try (HikariDataSource pool = Pools.ofOne(trouble.dataSource(node), config -> config.setAutoCommit(false))) {
            Connection before = meet(trouble, pool);
            node.becomePrimaryAgain();
            if (trouble.inPool() == Trouble.InPool.REPLACED) {
                Awaitility.await().until(before::isClosed);
            }
            assertThatCode(node::requireNoLocks).doesNotThrowAnyException();
            assertThat(node.notes()).isZero();
            try (Connection next = pool.getConnection()) {
                Sql.run(next, "INSERT INTO note(body) VALUES ('next')");
                next.commit();
            }
            assertThat(node.notes()).isOne();
        }
    }

    /** Returns the driver's connection on which it happened. */
    private Connection meet(Trouble trouble, HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Connection physical = Pools.physical(connection);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> trouble.meet(node, connection))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo(trouble.sqlState());
            return physical;
        }
    }

    private static Connection physicalOfNext(HikariDataSource pool) throws SQLException {
        try (Connection next = pool.getConnection()) {
            return Pools.physical(next);
        }
    }
}
