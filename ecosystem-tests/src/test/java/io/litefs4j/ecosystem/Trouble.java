package io.litefs4j.ecosystem;

import static io.litefs4j.ecosystem.Trouble.InPool.KEPT;
import static io.litefs4j.ecosystem.Trouble.InPool.REPLACED;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.replication.ConfirmationTimeoutException;
import io.litefs4j.domain.replication.Durability;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;

/** Each kind of failure that the data source has an SQLState for, brought about by what happens to a node. */
enum Trouble {
    WRITE_ON_REPLICA("25006", KEPT, UncategorizedSQLException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            node.becomeReplica();
            insert(connection);
        }
    },
    WRITE_WHILE_READ_ONLY("25006", KEPT, UncategorizedSQLException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            connection.setReadOnly(true);
            insert(connection);
        }
    },
    ROLE_LOST_BEFORE_COMMIT("40000", KEPT, PessimisticLockingFailureException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            insert(connection);
            node.becomeReplica();
            connection.commit();
        }
    },
    LOCKED_BY_ANOTHER("40001", KEPT, CannotAcquireLockException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            try (Connection other = node.openOutside()) {
                Sql.run(other, "BEGIN IMMEDIATE");
                insert(connection);
            }
        }
    },
    QUERY_TIMEOUT("57014", KEPT, QueryTimeoutException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(1);
                statement.execute("SELECT count(*) FROM (" + ENDLESS + ")");
            }
        }
    },
    READ_LEFT_OPEN_ON_REPLICA("57014", KEPT, QueryTimeoutException.class) {
        @Override
        LiteFsDataSource dataSource(NodeUnderTest node) {
            return node.describe().readLimit(Duration.ofMillis(200)).build();
        }

        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            node.becomeReplica();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(ENDLESS)) {
                while (rows.next()) {
                    rows.getLong(1);
                }
            }
        }
    },
    HARMFUL_PRAGMA("42501", KEPT, BadSqlGrammarException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            Sql.run(connection, "PRAGMA journal_mode = DELETE");
        }
    },
    SAME_VALUE_TWICE("23505", KEPT, DuplicateKeyException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            insert(connection);
            insert(connection);
        }
    },
    VALUE_MISSING("23502", KEPT, DataIntegrityViolationException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            Sql.run(connection, "INSERT INTO note(body) VALUES (NULL)");
        }
    },
    NO_SUCH_TABLE(null, KEPT, UncategorizedSQLException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            Sql.ask(connection, "SELECT * FROM nowhere");
        }
    },
    FEATURE_NOT_SUPPORTED("0A000", REPLACED, InvalidDataAccessApiUsageException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            connection.createClob();
        }
    },
    LITEFS_NOT_RUNNING("08001", REPLACED, TransientDataAccessResourceException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            node.mount().crash();
            insert(connection);
        }
    },
    LITEFS_DIED_DURING_COMMIT("08007", REPLACED, DataAccessResourceFailureException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            connection.setAutoCommit(true);
            node.dieAfterNextAnswer();
            Sql.run(connection, "DELETE FROM note");
        }
    },
    NOT_REPLICATED_IN_TIME("58R01", KEPT, DataAccessResourceFailureException.class) {
        @Override
        LiteFsDataSource dataSource(NodeUnderTest node) {
            AtomicInteger commits = new AtomicInteger();
            return node.describe()
                    .replicated(database -> () -> {
                        if (commits.getAndIncrement() == 0) {
                            throw new ConfirmationTimeoutException(
                                    database, Position.NONE, new Durability(1, Duration.ofSeconds(5)), 0);
                        }
                    })
                    .build();
        }

        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            connection.setAutoCommit(true);
            Sql.run(connection, "DELETE FROM note");
        }
    },
    FILE_FAILED("08006", REPLACED, DataAccessResourceFailureException.class) {
        @Override
        void meet(NodeUnderTest node, Connection connection) throws SQLException {
            node.loseLog();
            Sql.ask(connection, "SELECT count(*) FROM note");
        }
    };

    /** What the pool does with a connection on which this happened. */
    enum InPool {
        KEPT,
        REPLACED
    }

    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

    private final String sqlState;
    private final InPool inPool;
    private final Class<? extends DataAccessException> inSpring;

    Trouble(String sqlState, InPool inPool, Class<? extends DataAccessException> inSpring) {
        this.sqlState = sqlState;
        this.inPool = inPool;
        this.inSpring = inSpring;
    }

    LiteFsDataSource dataSource(NodeUnderTest node) {
        return node.dataSource();
    }

    /** Does what fails. */
    abstract void meet(NodeUnderTest node, Connection connection) throws SQLException;

    String sqlState() {
        return sqlState;
    }

    InPool inPool() {
        return inPool;
    }

    Class<? extends DataAccessException> inSpring() {
        return inSpring;
    }

    private static void insert(Connection connection) throws SQLException {
        Sql.run(connection, "INSERT INTO note(body) VALUES ('a')");
    }
}
