package io.litefs4j.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pool's connection leaves behind when it is given back, whatever was done with it. */
class HikariIdleTest {
    private final NodeUnderTest node;

    HikariIdleTest(@TempDir Path directory) {
        node = new NodeUnderTest(directory);
    }

    @BeforeEach
    void create_the_table() throws SQLException {
        node.withNotes();
    }

    /** What an application does between taking a connection and giving it back. */
    enum Use {
        NOTHING {
            @Override
            void of(Connection connection) {}
        },
        READ {
            @Override
            void of(Connection connection) throws SQLException {
                Sql.ask(connection, "SELECT count(*) FROM note");
            }
        },
        UNFINISHED_READ {
            @Override
            void of(Connection connection) throws SQLException {
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_schema");
                rows.next();
            }
        },
        WRITE_WITHOUT_COMMIT {
            @Override
            void of(Connection connection) throws SQLException {
                connection.setAutoCommit(false);
                Sql.run(connection, "INSERT INTO note(body) VALUES ('a')");
            }
        },
        COMMITTED_WRITE {
            @Override
            void of(Connection connection) throws SQLException {
                connection.setAutoCommit(false);
                Sql.run(connection, "DELETE FROM note");
                connection.commit();
            }
        },
        ROLLED_BACK_WRITE {
            @Override
            void of(Connection connection) throws SQLException {
                connection.setAutoCommit(false);
                Sql.run(connection, "INSERT INTO note(body) VALUES ('a')");
                connection.rollback();
            }
        },
        WRITE_AFTER_SAVEPOINT {
            @Override
            void of(Connection connection) throws SQLException {
                connection.setAutoCommit(false);
                Savepoint savepoint = connection.setSavepoint("s");
                Sql.run(connection, "INSERT INTO note(body) VALUES ('a')");
                connection.rollback(savepoint);
            }
        },
        READ_ONLY_READ {
            @Override
            void of(Connection connection) throws SQLException {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                Sql.ask(connection, "SELECT count(*) FROM note");
            }
        };

        abstract void of(Connection connection) throws SQLException;
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void an_idle_connection_of_an_autocommit_pool_holds_no_lock(Use use) throws SQLException {
        leavesNothingBehind(use, true);
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void an_idle_connection_of_a_transactional_pool_holds_no_lock(Use use) throws SQLException {
        leavesNothingBehind(use, false);
    }

    private void leavesNothingBehind(Use use, boolean autoCommit) throws SQLException {
        try (HikariDataSource pool = Pools.ofOne(node.dataSource(), config -> config.setAutoCommit(autoCommit))) {
            Object first;
            try (Connection connection = pool.getConnection()) {
                first = Pools.physical(connection);
                use.of(connection);
            }
            assertThatCode(node::requireNoLocks).doesNotThrowAnyException();
            assertThat(node.notes()).isZero();
            try (Connection connection = pool.getConnection()) {
                assertThat(Pools.physical(connection)).isSameAs(first);
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                Sql.run(connection, "INSERT INTO note(body) VALUES ('next')");
                if (!autoCommit) {
                    connection.commit();
                }
            }
            assertThat(node.notes()).isOne();
        }
    }
}
