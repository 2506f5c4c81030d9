package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever JDBC is given, and in whatever state it is: it answers, or throws a SQLException. */
class OddCallsTest extends JdbcTestBase {
    private LiteFsDataSource dataSource;
    private Connection connection;
    private ReadScope scope = () -> {};

    @BeforeEach
    void open() throws SQLException {
        dataSource = withTable();
        connection = dataSource.getConnection();
        run(connection, "INSERT INTO note(body) VALUES ('a'), ('b')");
    }

    @AfterEach
    void close() throws SQLException {
        scope.close();
        connection.close();
    }

    private static <T> void assertAnswers(Class<? super T> type, EveryCall.Made<T> made) throws Exception {
        assertThat(EveryCall.otherThanAnswers(type, made)).isEmpty();
    }

    @Test
    void a_connection() throws Exception {
        assertAnswers(Connection.class, () -> {
            connection.close();
            connection = dataSource.getConnection();
            return connection;
        });
    }

    @Test
    void a_connection_in_a_transaction() throws Exception {
        assertAnswers(Connection.class, () -> {
            connection.close();
            connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            return connection;
        });
    }

    @Test
    void a_closed_connection() throws Exception {
        connection.close();
        assertAnswers(Connection.class, () -> connection);
    }

    @Test
    void a_connection_of_a_read_scope() throws Exception {
        ReadScopedDataSource scoped = ReadScopedDataSource.over(dataSource);
        assertAnswers(Connection.class, () -> {
            scope.close();
            scope = scoped.open();
            return scoped.getConnection();
        });
        scope.close();
        scope = scoped.open();
        Connection closed = scoped.getConnection();
        closed.close();
        assertAnswers(Connection.class, () -> closed);
    }

    @Test
    void a_statement() throws Exception {
        assertAnswers(Statement.class, connection::createStatement);
    }

    @Test
    void a_statement_with_open_rows() throws Exception {
        assertAnswers(Statement.class, () -> {
            Statement statement = connection.createStatement();
            statement.executeQuery("SELECT body FROM note").next();
            return statement;
        });
    }

    @Test
    void a_closed_statement() throws Exception {
        Statement closed = connection.createStatement();
        closed.close();
        assertAnswers(Statement.class, () -> closed);
    }

    @Test
    void a_prepared_statement() throws Exception {
        assertAnswers(
                PreparedStatement.class,
                () -> connection.prepareStatement("SELECT id FROM note WHERE body = ? OR id = ?"));
    }

    @Test
    void a_prepared_statement_that_an_error_has_killed() throws Exception {
        assertAnswers(PreparedStatement.class, () -> {
            PreparedStatement absolute = connection.prepareStatement("SELECT abs(?)");
            absolute.setLong(1, Long.MIN_VALUE);
            assertThatThrownBy(absolute::executeQuery).hasMessageContaining("integer overflow");
            return absolute;
        });
    }

    @Test
    void a_prepared_write() throws Exception {
        assertAnswers(
                PreparedStatement.class,
                () -> connection.prepareStatement("UPDATE note SET body = body || ? WHERE id = ?"));
    }

    @Test
    void a_closed_prepared_statement() throws Exception {
        PreparedStatement closed = connection.prepareStatement("SELECT ?");
        closed.close();
        assertAnswers(PreparedStatement.class, () -> closed);
    }

    private ResultSet rows() throws SQLException {
        return connection.createStatement().executeQuery("SELECT id, body, NULL, 1.5, x'00' FROM note");
    }

    @Test
    void rows_before_the_first() throws Exception {
        assertAnswers(ResultSet.class, this::rows);
    }

    @Test
    void rows_on_a_row() throws Exception {
        assertAnswers(ResultSet.class, () -> {
            ResultSet rows = rows();
            rows.next();
            return rows;
        });
    }

    @Test
    void rows_after_the_last() throws Exception {
        assertAnswers(ResultSet.class, () -> {
            ResultSet rows = rows();
            while (rows.next()) {}
            return rows;
        });
    }

    @Test
    void no_rows() throws Exception {
        assertAnswers(ResultSet.class, () -> connection.createStatement().executeQuery("SELECT id FROM note WHERE 0"));
    }

    @Test
    void closed_rows() throws Exception {
        ResultSet closed = rows();
        closed.close();
        assertAnswers(ResultSet.class, () -> closed);
    }

    @Test
    void rows_of_meta_data() throws Exception {
        assertAnswers(ResultSet.class, () -> {
            ResultSet rows = connection.getMetaData().getColumns(null, null, "note", null);
            rows.next();
            return rows;
        });
    }

    @Test
    void meta_data() throws Exception {
        assertAnswers(DatabaseMetaData.class, connection::getMetaData);
    }

    @Test
    void meta_data_of_a_closed_connection() throws Exception {
        DatabaseMetaData metaData = connection.getMetaData();
        connection.close();
        assertAnswers(DatabaseMetaData.class, () -> metaData);
    }

    @Test
    void meta_data_of_rows() throws Exception {
        assertAnswers(ResultSetMetaData.class, () -> rows().getMetaData());
    }

    @Test
    void meta_data_of_closed_rows() throws Exception {
        ResultSet rows = rows();
        ResultSetMetaData columns = rows.getMetaData();
        rows.close();
        assertAnswers(ResultSetMetaData.class, () -> columns);
    }

    @Test
    void meta_data_of_parameters() throws Exception {
        PreparedStatement prepared = connection.prepareStatement("SELECT ?");
        assertAnswers(ParameterMetaData.class, prepared::getParameterMetaData);
        ParameterMetaData parameters = prepared.getParameterMetaData();
        prepared.close();
        assertAnswers(ParameterMetaData.class, () -> parameters);
    }

    @Test
    void a_savepoint() throws Exception {
        connection.setAutoCommit(false);
        assertAnswers(Savepoint.class, connection::setSavepoint);
        assertAnswers(Savepoint.class, () -> connection.setSavepoint("named"));
    }
}
