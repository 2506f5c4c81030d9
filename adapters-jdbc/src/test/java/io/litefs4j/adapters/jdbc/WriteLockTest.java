package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

/** Each writable transaction takes the write lock as it begins: a second connection finds it taken. */
class WriteLockTest extends JdbcTestBase {
    private static final String READ = "SELECT count(*) FROM note";

    private LiteFsDataSource dataSource;
    private Connection outside;

    @BeforeEach
    void open() throws SQLException {
        dataSource = withTable();
        outside = dataSource.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        outside.close();
    }

    private boolean isTaken() throws SQLException {
        try {
            run(outside, "INSERT INTO note(body) VALUES ('probe')");
            run(outside, "DELETE FROM note WHERE body = 'probe'");
            return false;
        } catch (SQLTransactionRollbackException busy) {
            assertThat(busy.getSQLState()).isEqualTo("40001");
            return true;
        }
    }

    /** Begins a transaction by a mere read, ends it, and looks at the lock at each step. */
    private void assertTakenFromTheFirstReadToTheCommit(Connection connection) throws SQLException {
        assertThat(isTaken()).as("before").isFalse();
        ask(connection, READ);
        assertThat(isTaken()).as("while it only reads").isTrue();
        run(connection, "UPDATE note SET body = body");
        assertThat(isTaken()).as("while it writes").isTrue();
        connection.commit();
        assertThat(isTaken()).as("after").isFalse();
    }

    @Test
    void an_explicit_transaction_takes_it_and_so_does_the_one_after_each_commit_and_rollback() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            assertTakenFromTheFirstReadToTheCommit(connection);
            assertTakenFromTheFirstReadToTheCommit(connection);
            ask(connection, READ);
            connection.rollback();
            assertTakenFromTheFirstReadToTheCommit(connection);
        }
    }

    @Test
    void a_transaction_that_follows_autocommit_takes_it() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            run(connection, "INSERT INTO note(body) VALUES ('in autocommit')");
            assertThat(isTaken()).isFalse();
            connection.setAutoCommit(false);
            assertTakenFromTheFirstReadToTheCommit(connection);
            connection.setAutoCommit(true);
            assertThat(isTaken()).isFalse();
        }
    }

    @Test
    void a_write_in_autocommit_holds_it_while_it_runs() throws SQLException {
        boolean[] taken = new boolean[1];
        try (Connection connection = dataSource.getConnection()) {
            connection.unwrap(SQLiteConnection.class).addUpdateListener((type, database, table, row) -> {
                try {
                    taken[0] = isTaken();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            run(connection, "INSERT INTO note(body) VALUES ('a')");
        }
        assertThat(taken[0]).isTrue();
        assertThat(isTaken()).isFalse();
    }

    @Test
    void a_script_in_autocommit_takes_it_before_its_first_statement_although_that_reads() throws SQLException {
        boolean[] taken = new boolean[1];
        try (Connection connection = dataSource.getConnection()) {
            org.sqlite.Function.create(connection.unwrap(SQLiteConnection.class), "probe", new org.sqlite.Function() {
                @Override
                protected void xFunc() throws SQLException {
                    taken[0] = isTaken();
                    result(1);
                }
            });
            run(connection, "SELECT probe(); INSERT INTO note(body) VALUES ('a')");
        }
        assertThat(taken[0]).isTrue();
    }

    @Test
    void a_connection_that_comes_back_from_a_pool_takes_it_again() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            for (int borrowed = 0; borrowed < 3; borrowed++) {
                try (Connection connection = pool.getConnection()) {
                    assertTakenFromTheFirstReadToTheCommit(connection);
                    ask(connection, READ);
                }
                assertThat(isTaken()).as("when it is back").isFalse();
            }
        }
    }

    @Test
    void a_transaction_that_only_reads_does_not_take_it() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            ask(connection, READ);
            assertThat(isTaken()).isFalse();
        }
    }
}
