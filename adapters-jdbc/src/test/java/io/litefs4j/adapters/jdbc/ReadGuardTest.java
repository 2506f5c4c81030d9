package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.path.AbsolutePath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads that stay open too long on a node that is not the primary. */
class ReadGuardTest extends JdbcTestBase {
    private static final Duration LIMIT = Duration.ofMillis(60);
    private static final String CANCELLED = "57014";
    private static final String ENDLESS =
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n";

    private LiteFsDataSource reader;

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            run(connection, "INSERT INTO note(body) VALUES ('a'), ('b'), ('c')");
        }
        reader = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .readLimit(LIMIT)
                .build();
    }

    private static void awaitTrue(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    private void awaitCancelled(long reads) {
        awaitTrue(() -> reader.openReads().cancelled() == reads);
    }

    /** What LiteFS needs before it can apply a transaction: no reader of any older state. */
    private boolean nobodyReads() throws SQLException {
        try (Connection writer =
                DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("notes.db") + "?busy_timeout=0")) {
            run(writer, "INSERT INTO note(body) VALUES (hex(randomblob(16)))");
            return ask(writer, "PRAGMA wal_checkpoint(TRUNCATE)").equals("0");
        }
    }

    @Test
    void a_read_transaction_is_cancelled_at_its_limit_and_holds_nothing_any_more() throws SQLException {
        node.follow("n1");
        try (Connection connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            ask(connection, "SELECT count(*) FROM note");
            assertThat(nobodyReads()).isFalse();
            awaitCancelled(1);
            assertThat(nobodyReads()).isTrue();
            assertThatThrownBy(() -> ask(connection, "SELECT count(*) FROM note"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(CANCELLED))
                    .hasMessageContaining("notes.db")
                    .hasMessageContaining("PT0.06S");
        }
    }

    @Test
    void a_cancelled_transaction_stays_cancelled_until_it_is_rolled_back() throws SQLException {
        node.follow("n1");
        try (Connection connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            ask(connection, "SELECT 1 FROM note");
            awaitCancelled(1);
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> ask(connection, "SELECT 1")).hasMessageContaining("cancelled");
            }
            connection.rollback();
            assertThat(ask(connection, "SELECT count(*) FROM note")).isEqualTo("3");
        }
    }

    @Test
    void the_commit_of_a_cancelled_transaction_says_so() throws SQLException {
        node.follow("n1");
        try (Connection connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            ask(connection, "SELECT 1 FROM note");
            awaitCancelled(1);
            assertThatThrownBy(connection::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(CANCELLED));
            assertThat(ask(connection, "SELECT count(*) FROM note")).isEqualTo("3");
            connection.commit();
        }
    }

    @Test
    void a_result_set_that_is_left_open_is_cancelled() throws SQLException {
        node.follow("n1");
        try (Connection connection = reader.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT body FROM note ORDER BY body")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("a");
            awaitCancelled(1);
            assertThat(nobodyReads()).isTrue();
            assertThatThrownBy(() -> rows.getString(1)).hasMessageContaining("cancelled");
            assertThatThrownBy(rows::next).hasMessageContaining("cancelled");
        }
    }

    @Test
    void a_result_set_that_was_never_asked_for_is_cancelled_too() throws SQLException {
        node.follow("n1");
        try (Connection connection = reader.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT body FROM note")) {
            assertThat(select.execute()).isTrue();
            awaitCancelled(1);
            assertThat(nobodyReads()).isTrue();
        }
    }

    @Test
    void a_query_that_computes_for_too_long_is_interrupted() throws SQLException {
        node.follow("n1");
        try (Connection connection = reader.getConnection()) {
            assertThatThrownBy(() -> ask(connection, "SELECT count(*) FROM note, (" + ENDLESS + ")"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(CANCELLED));
            assertThat(ask(connection, "SELECT count(*) FROM note")).isEqualTo("3");
        }
    }

    @Test
    void cursors_that_overlap_count_as_one_read() throws SQLException {
        node.follow("n1");
        try (Connection connection = reader.getConnection();
                Statement first = connection.createStatement();
                Statement second = connection.createStatement()) {
            ResultSet open = first.executeQuery("SELECT body FROM note");
            open.next();
            awaitTrue(() -> {
                if (reader.openReads().cancelled() == 0) {
                    ResultSet next = second.executeQuery("SELECT body FROM note");
                    next.next();
                }
                return reader.openReads().cancelled() == 1;
            });
        } catch (SQLException cancelledInBetween) {
            assertThat(cancelledInBetween.getSQLState()).isEqualTo(CANCELLED);
        }
        assertThat(reader.openReads().cancelled()).isEqualTo(1);
    }

    @Test
    void rows_that_are_read_to_their_end_hold_nothing_open() throws SQLException {
        node.follow("n1");
        try (Connection connection = reader.getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT body FROM note");
            assertThat(reader.openReads().open()).isEqualTo(1);
            while (rows.next()) {
                assertThat(rows.getString(1)).isNotNull();
            }
            assertThat(reader.openReads().open()).isZero();
            ResultSet none = statement.executeQuery("SELECT body FROM note WHERE id < 0");
            assertThat(reader.openReads().open()).isZero();
            assertThat(none.getMetaData().getColumnName(1)).isEqualTo("body");
            assertThat(none.next()).isFalse();
        }
    }

    @Test
    void nothing_is_cancelled_on_the_primary_and_the_time_counts_from_its_demotion() throws SQLException {
        try (Connection connection = reader.getConnection();
                Connection clock = reader.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT body FROM note")) {
            rows.next();
            node.follow("n1");
            node.becomePrimary();
            long until = System.nanoTime() + LIMIT.multipliedBy(3).toNanos();
            awaitTrue(() -> {
                ask(clock, "SELECT 1");
                return System.nanoTime() - until > 0;
            });
            assertThat(rows.getString(1)).isEqualTo("a");
            assertThat(reader.openReads().cancelled()).isZero();
            node.follow("n1");
            awaitCancelled(1);
            assertThatThrownBy(() -> rows.getString(1)).hasMessageContaining("cancelled");
        }
    }

    @Test
    void a_write_transaction_of_a_node_that_lost_the_role_is_rolled_back_before_it_asks() throws SQLException {
        try (Connection connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO note(body) VALUES ('lost')");
            node.follow("n2");
            awaitCancelled(1);
            node.becomePrimary();
            assertThatThrownBy(() -> run(connection, "INSERT INTO note(body) VALUES ('astray')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40000"));
            assertThatThrownBy(connection::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40000"));
            run(connection, "INSERT INTO note(body) VALUES ('kept')");
            connection.commit();
        }
        assertThat(committed()).isEqualTo(4);
    }

    @Test
    void without_a_limit_nothing_is_cancelled() throws SQLException {
        reader = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .withoutReadLimit()
                .build();
        node.follow("n1");
        try (Connection connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            ask(connection, "SELECT 1 FROM note");
            assertThat(reader.openReads()).isEqualTo(new OpenReadCounts(1, 0));
        }
        assertThat(reader.openReads()).isEqualTo(new OpenReadCounts(0, 0));
    }

    @Test
    void a_limit_out_of_range_is_refused_and_named() {
        LiteFsDataSource.Builder builder =
                LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node);
        assertThatThrownBy(() -> builder.readLimit(Duration.ZERO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("read limit");
        assertThatThrownBy(() -> builder.readLimit(Duration.ofDays(1))).isInstanceOf(InvalidValueException.class);
    }

    /** The guard strikes between any two calls: what a reader is given must then be an error, never a wrong row. */
    @Test
    void a_reader_who_is_cancelled_again_and_again_never_sees_a_wrong_row() throws SQLException {
        reader = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .readLimit(Duration.ofMillis(10))
                .build();
        node.follow("n1");
        try (Connection connection = reader.getConnection();
                PreparedStatement select = connection.prepareStatement(ENDLESS)) {
            while (reader.openReads().cancelled() < 60) {
                assertThatThrownBy(() -> readInOrder(select))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo(CANCELLED));
            }
        }
    }

    private static void readInOrder(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            for (long expected = 1; rows.next(); expected++) {
                assertThat(rows.getLong(1)).isEqualTo(expected);
                assertThat(rows.wasNull()).isFalse();
            }
        }
    }
}
