package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.domain.path.AbsolutePath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What the guard ends while a statement that has inserted is open: the driver has a cursor open on its generated key, and
 * while any cursor is open SQLite interrupts whatever begins, also a ROLLBACK.
 */
class OpenInsertTest extends JdbcTestBase {
    private static void assertRolledBack(SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("40000");
    }

    @Test
    void a_write_transaction_of_a_node_that_lost_the_role_is_rolled_back_and_holds_no_lock() throws SQLException {
        withTable();
        LiteFsDataSource writer = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .readLimit(Duration.ofMillis(60))
                .build();
        try (Connection connection = writer.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)")) {
            connection.setAutoCommit(false);
            insert.setString(1, "lost");
            insert.executeUpdate();
            node.follow("n2");
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> writer.openReads().cancelled() == 1);
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("notes.db"))) {
                run(other, "INSERT INTO note(body) VALUES ('kept')");
            }
            assertThatThrownBy(connection::commit)
                    .isInstanceOfSatisfying(SQLException.class, OpenInsertTest::assertRolledBack);
            assertThat(connection.isValid(1)).isFalse();
        }
        assertThat(writer.openReads()).isEqualTo(new OpenReadCounts(0, 1));
        node.becomePrimary();
        assertThat(committed()).isEqualTo(1);
    }
}
