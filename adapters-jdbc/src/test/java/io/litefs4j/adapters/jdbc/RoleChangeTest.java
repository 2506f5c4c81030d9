package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

class RoleChangeTest extends JdbcTestBase {
    @Test
    void a_commit_after_the_role_was_lost_is_rolled_back_and_says_so() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            node.follow("n2");
            assertThatThrownBy(connection::commit).isInstanceOfSatisfying(PrimaryLostException.class, e -> {
                assertThat(e.getSQLState()).startsWith("40");
                assertThat(e.database()).isEqualTo("notes.db");
                assertThat(e.primary()).contains(new Hostname("n2"));
                assertThat(e.getMessage()).contains("rolled back", "n2");
            });
            assertThat(committed()).isZero();
        }
    }

    @Test
    void the_next_statement_after_the_role_was_lost_ends_the_transaction() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            node.losePrimary();
            assertThatThrownBy(() -> ask(connection, "SELECT count(*) FROM note"))
                    .isInstanceOf(PrimaryLostException.class);
            assertThat(ask(connection, "SELECT count(*) FROM note")).isEqualTo("0");
        }
    }

    @Test
    void the_connection_serves_on_after_the_role_was_lost_and_won_again() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            node.follow("n2");
            assertThatThrownBy(connection::commit).isInstanceOf(PrimaryLostException.class);
            node.becomePrimary();
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            connection.commit();
            assertThat(committed()).isEqualTo(1);
        }
    }

    @Test
    void a_transaction_that_began_on_a_replica_does_not_write_when_the_node_becomes_primary() throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.follow("n2");
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            ask(connection, "SELECT count(*) FROM note");
            node.becomePrimary();
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('a')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"))
                    .hasMessageContaining("begin again");
            connection.rollback();
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            connection.commit();
        }
        assertThat(committed()).isEqualTo(1);
    }

    /** The remembered role still says primary while SQLite already refuses: LiteFS is asked what is true. */
    @Test
    void sqlites_own_refusal_is_worded_by_what_litefs_says_now() throws SQLException {
        SwitchableRole liteFs = new SwitchableRole();
        withTable();
        LiteFsDataSource dataSource = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .confirmedBy(liteFs)
                .build();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            refuseWritesBelow(connection);
            liteFs.follow("n2");
            insert.setString(1, "a");
            assertThatThrownBy(insert::executeUpdate)
                    .isInstanceOf(ReplicaWriteException.class)
                    .hasMessageContaining("n2")
                    .hasRootCauseInstanceOf(org.sqlite.SQLiteException.class);
            liteFs.becomePrimary();
            acceptWritesBelow(connection);
            insert.setString(1, "b");
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void sqlites_refusal_inside_a_write_transaction_means_that_the_role_was_lost() throws SQLException {
        SwitchableRole liteFs = new SwitchableRole();
        withTable();
        LiteFsDataSource dataSource = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .confirmedBy(liteFs)
                .build();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('a')");
            refuseWritesBelow(connection);
            liteFs.follow("n2");
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('b')"))
                    .isInstanceOf(PrimaryLostException.class);
        }
        assertThat(committed()).isZero();
    }

    private static void refuseWritesBelow(Connection connection) throws SQLException {
        run(connection.unwrap(SQLiteConnection.class), "PRAGMA query_only = 1");
    }

    private static void acceptWritesBelow(Connection connection) throws SQLException {
        run(connection.unwrap(SQLiteConnection.class), "PRAGMA query_only = 0");
    }

    @BeforeTry
    void newMount() throws java.io.IOException {
        directory = java.nio.file.Files.createTempDirectory("roles");
        node.becomePrimary();
    }

    @AfterTry
    void dropMount() throws java.io.IOException {
        try (var files = java.nio.file.Files.list(directory)) {
            for (var file : files.toList()) {
                java.nio.file.Files.delete(file);
            }
        }
        java.nio.file.Files.delete(directory);
    }

    /** Whatever the moment of the loss: a commit that returned is there, one that threw is not. */
    @Property(tries = 25)
    void a_transaction_is_there_exactly_if_its_commit_returned(
            @ForAll @IntRange(max = 5) int lostBefore, @ForAll boolean autoCommit) throws SQLException {
        int confirmed = 0;
        try (Connection connection = withTable().getConnection()) {
            connection.setAutoCommit(autoCommit);
            int pending = 0;
            try {
                for (int i = 0; i < 5; i++) {
                    if (i == lostBefore) {
                        node.follow("n2");
                    }
                    run(connection, "INSERT INTO note(body) VALUES ('" + i + "')");
                    pending++;
                    confirmed = autoCommit ? pending : 0;
                }
                if (!autoCommit) {
                    connection.commit();
                    confirmed = pending;
                }
            } catch (PrimaryLostException | ReplicaWriteException e) {
                assertThat(lostBefore).isLessThan(5);
            }
        }
        assertThat(committed()).isEqualTo(confirmed);
    }
}
