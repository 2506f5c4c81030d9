package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gives no rows is not for executeQuery, prepared or not; and where it may not write, that comes first. */
class ExecuteQueryTest extends JdbcTestBase {
    private static final String INSERT = "INSERT INTO note(body) VALUES ('a')";
    private static final String DELETE = "DELETE FROM note WHERE 0";
    private static final String CREATE = "CREATE TABLE other(a)";
    private static final String VACUUM = "VACUUM";

    private static void assertThatBothForms(Connection connection, String sql, Asserted asserted) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement(sql)) {
            asserted.of(() -> statement.executeQuery(sql));
            asserted.of(prepared::executeQuery);
            asserted.of(prepared::executeQuery);
        }
    }

    private interface Asserted {
        void of(ThrowingCallable call);
    }

    @ParameterizedTest
    @ValueSource(strings = {INSERT, DELETE, CREATE, VACUUM})
    void on_a_replica_a_write_is_refused_as_a_write(String sql) throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.follow("n1");
        try (Connection connection = dataSource.getConnection()) {
            assertThatBothForms(
                    connection, sql, call -> assertThatThrownBy(call).isInstanceOf(ReplicaWriteException.class));
            connection.setAutoCommit(false);
            assertThatBothForms(
                    connection, sql, call -> assertThatThrownBy(call).isInstanceOf(ReplicaWriteException.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INSERT, DELETE, CREATE, VACUUM})
    void a_read_only_connection_refuses_a_write_as_a_write(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            connection.setReadOnly(true);
            assertThatBothForms(
                    connection,
                    sql,
                    call -> assertThatThrownBy(call)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("25006")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INSERT, DELETE, CREATE, VACUUM, "CREATE TEMP TABLE other(a)"})
    void on_the_primary_it_is_refused_and_not_executed(String sql) throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            assertThatBothForms(connection, sql, ExecuteQueryTest::assertRefusedWithoutRows);
            assertThat(connection.getAutoCommit()).isTrue();
            connection.setAutoCommit(false);
            assertThatBothForms(connection, sql, ExecuteQueryTest::assertRefusedWithoutRows);
            connection.commit();
            assertThat(ask(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'other'"))
                    .isEqualTo("0");
            assertThat(ask(connection, "SELECT count(*) FROM sqlite_temp_schema"))
                    .isEqualTo("0");
        }
        assertThat(committed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TEMP TABLE other(a)"})
    void on_a_replica_what_it_may_write_is_refused_for_want_of_rows(String sql) throws SQLException {
        LiteFsDataSource dataSource = withTable();
        node.follow("n1");
        try (Connection connection = dataSource.getConnection()) {
            assertThatBothForms(connection, sql, ExecuteQueryTest::assertRefusedWithoutRows);
        }
    }

    private static void assertRefusedWithoutRows(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLSyntaxErrorException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("42000"))
                .hasMessageContaining("nothing was executed");
    }
}
