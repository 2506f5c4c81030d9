package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

/** The node is demoted after its role was asked for and before SQLite writes; then LiteFS refuses the write. */
class RoleGapTest extends JdbcTestBase {
    private static final Gap NOTHING = () -> {};

    private Gap gap = NOTHING;

    /** What happens between the answer and what is done with it. */
    private interface Gap {
        void open() throws SQLException;
    }

    private NodeRole answerAndOpenTheGap() {
        NodeRole answer = node.role();
        Gap opened = gap;
        gap = NOTHING;
        try {
            opened.open();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private Connection connect() throws SQLException {
        withTable().getConnection().close();
        CurrentRole asked = this::answerAndOpenTheGap;
        return LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, asked)
                .confirmedBy(node)
                .build()
                .getConnection();
    }

    private void demoteInTheNextGap(Connection connection) throws SQLException {
        SQLiteConnection below = connection.unwrap(SQLiteConnection.class);
        gap = () -> {
            node.follow("n2");
            run(below, "PRAGMA query_only=1");
        };
    }

    @Test
    void a_write_in_autocommit_is_refused_and_names_the_new_primary() throws SQLException {
        try (Connection connection = connect()) {
            run(connection, "INSERT INTO note(body) VALUES ('before')");
            demoteInTheNextGap(connection);
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('lost')"))
                    .isInstanceOf(ReplicaWriteException.class)
                    .hasMessageContaining("n2");
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void a_write_inside_a_transaction_is_rolled_back_with_all_of_it() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('before')");
            demoteInTheNextGap(connection);
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('lost')"))
                    .isInstanceOfSatisfying(
                            PrimaryLostException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("40000"));
        }
        assertThat(committed()).isZero();
    }

    @Test
    void a_batch_is_rolled_back_whole() throws SQLException {
        try (Connection connection = connect()) {
            demoteInTheNextGap(connection);
            assertThatThrownBy(() ->
                            run(connection, "INSERT INTO note(body) VALUES ('a'); INSERT INTO note(body) VALUES ('b')"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(committed()).isZero();
    }
}
