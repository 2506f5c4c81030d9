package io.litefs4j.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is closed says so by a SQLException, whatever it is asked; never by another exception. */
class ClosedTest extends JdbcTestBase {
    /** JDBC wants these to answer, or lets them. */
    private static final Set<String> ANSWER = Set.of(
            "close",
            "isClosed",
            "isValid",
            "abort",
            "unwrap",
            "isWrapperFor",
            "rollback",
            "setClientInfo",
            "getClientInfo");

    private static final Map<Class<?>, Object> OBJECTS = Map.of(
            String.class,
            "SELECT 1",
            InputStream.class,
            InputStream.nullInputStream(),
            Reader.class,
            Reader.nullReader(),
            Map.class,
            Map.of());

    private static final Set<String> USE = Set.of(
            "createStatement",
            "prepareStatement",
            "commit",
            "getAutoCommit",
            "setAutoCommit",
            "setReadOnly",
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "next",
            "getString",
            "getInt",
            "getObject");

    @Test
    void a_closed_connection() throws SQLException {
        Connection connection = withTable().getConnection();
        connection.close();
        assertSaysSo(Connection.class, connection);
    }

    @Test
    void a_closed_statement() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            Statement statement = connection.createStatement();
            statement.close();
            assertSaysSo(Statement.class, statement);
        }
        assertThat(committed()).isZero();
    }

    @Test
    void a_closed_prepared_statement() throws SQLException {
        try (Connection connection = withTable().getConnection()) {
            PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)");
            insert.close();
            assertSaysSo(PreparedStatement.class, insert);
        }
        assertThat(committed()).isZero();
    }

    @Test
    void the_statements_of_a_closed_connection() throws SQLException {
        Connection connection = withTable().getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO note(body) VALUES (?)");
        ResultSet rows = statement.executeQuery("SELECT 1");
        connection.close();
        assertSaysSo(Statement.class, statement);
        assertSaysSo(PreparedStatement.class, insert);
        assertSaysSo(ResultSet.class, rows);
        assertThat(committed()).isZero();
    }

    @Test
    void a_closed_result_set() throws SQLException {
        try (Connection connection = withTable().getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT 1 AS one");
            rows.close();
            assertSaysSo(ResultSet.class, rows);
        }
    }

    private static void assertSaysSo(Class<?> type, Object closed) {
        List<String> other = new ArrayList<>();
        Set<String> answered = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (ANSWER.contains(method.getName())) {
                continue;
            }
            try {
                method.invoke(closed, arguments(method));
                answered.add(method.getName());
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof SQLException)) {
                    other.add(method + " -> " + e.getCause());
                }
            } catch (IllegalAccessException e) {
                fail(method.toString(), e);
            }
        }
        assertThat(other).as("exceptions of another type").isEmpty();
        assertThat(answered).as("what went on as if nothing were closed").doesNotContainAnyElementsOf(USE);
    }

    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(ClosedTest::argument)
                .toArray();
    }

    private static Object argument(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == boolean.class) {
            return false;
        } else if (type == long.class) {
            return 1L;
        } else if (type == short.class) {
            return (short) 1;
        } else if (type == byte.class) {
            return (byte) 1;
        } else if (type == float.class) {
            return 1f;
        } else if (type == double.class) {
            return 1d;
        }
        return OBJECTS.get(type);
    }
}
