package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.testkit.time.ManualTime;
import io.litefs4j.usecases.position.ReadYourWrites;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting, on a connection, for what was written elsewhere. */
class AwaitPositionTest extends JdbcTestBase {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Position FIRST = new Position(new Txid(1), Checksum.parse("8000000000000001"));
    private static final Position SECOND = new Position(new Txid(2), Checksum.parse("8000000000000002"));

    private final ManualTime time = new ManualTime();
    private final FakeMount mount = new FakeMount(time);
    private LiteFsDataSource replica;

    @BeforeEach
    void follow() throws SQLException {
        withTable();
        node.follow("n1");
        mount.follow(new Hostname("n1"));
        mount.apply(NOTES, FIRST);
        replica = LiteFsDataSource.onMount(new AbsolutePath(directory.toString()), NOTES, node)
                .readingYourWrites(new ReadYourWrites(mount.positions(), time, time))
                .build();
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    @Test
    void a_position_that_arrives_within_the_limit_is_waited_for() throws SQLException {
        time.after(Duration.ofSeconds(1), () -> mount.apply(NOTES, SECOND));
        try (Connection connection = replica.getConnection()) {
            assertThat(connection.unwrap(LiteFsConnection.class).awaitPosition(SECOND, LIMIT))
                    .isEqualTo(SECOND);
        }
    }

    @Test
    void a_position_that_does_not_arrive_is_a_timeout() throws SQLException {
        try (Connection connection = replica.getConnection()) {
            LiteFsConnection own = connection.unwrap(LiteFsConnection.class);
            assertState("HYT00", () -> own.awaitPosition(SECOND, LIMIT));
        }
    }

    @Test
    void a_position_of_a_history_that_was_discarded_is_recognised() throws SQLException {
        Position discarded = new Position(new Txid(1), Checksum.parse("8000000000000bad"));
        try (Connection connection = replica.getConnection()) {
            LiteFsConnection own = connection.unwrap(LiteFsConnection.class);
            assertState("HY000", () -> own.awaitPosition(discarded, LIMIT));
        }
    }

    @Test
    void nobody_waits_for_the_end_of_his_own_transaction() throws SQLException {
        try (Connection connection = replica.getConnection()) {
            LiteFsConnection own = connection.unwrap(LiteFsConnection.class);
            connection.setAutoCommit(false);
            ask(connection, "SELECT count(*) FROM note");
            assertState("25000", () -> own.awaitPosition(FIRST, LIMIT));
            connection.commit();
            assertThat(own.awaitPosition(FIRST, LIMIT)).isEqualTo(FIRST);
        }
    }

    @Test
    void nobody_waits_while_his_own_result_set_is_open() throws SQLException {
        try (Connection connection = replica.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 UNION SELECT 2")) {
            assertThat(rows.next()).isTrue();
            LiteFsConnection own = connection.unwrap(LiteFsConnection.class);
            assertState("25000", () -> own.awaitPosition(FIRST, LIMIT));
        }
    }

    @Test
    void a_stopped_litefs_is_said_to_be_stopped() throws SQLException {
        try (Connection connection = replica.getConnection()) {
            mount.crash();
            LiteFsConnection own = connection.unwrap(LiteFsConnection.class);
            assertState("08001", () -> own.awaitPosition(SECOND, LIMIT));
        }
    }

    @Test
    void an_interrupted_thread_stops_waiting_and_stays_interrupted() throws SQLException {
        try (Connection connection = replica.getConnection()) {
            LiteFsConnection own = connection.unwrap(LiteFsConnection.class);
            Thread.currentThread().interrupt();
            assertState("57014", () -> own.awaitPosition(SECOND, LIMIT));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void without_positions_it_says_what_is_missing() throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            LiteFsConnection own = connection.unwrap(LiteFsConnection.class);
            assertThatThrownBy(() -> own.awaitPosition(FIRST, LIMIT)).hasMessageContaining("readingYourWrites");
        }
    }
}
