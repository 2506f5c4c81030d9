package io.litefs4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver behind HikariCP, which knows it by its URL alone. */
class DriverInPoolTest {
    @TempDir
    Path directory;

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:litefs:" + directory + "/app.db?mode=plain");
        config.setMaximumPoolSize(3);
        return config;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_pool_works_by_the_url(boolean autoCommit) throws SQLException {
        HikariConfig config = config();
        config.setAutoCommit(autoCommit);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t(n INTEGER)");
            if (!autoCommit) {
                connection.commit();
            }
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    @Test
    void a_pool_may_name_the_driver_and_pass_empty_credentials_and_properties() throws SQLException {
        HikariConfig config = config();
        config.setDriverClassName(LiteFsDriver.class.getName());
        config.setUsername("");
        config.setPassword("");
        config.addDataSourceProperty("busyTimeout", "2s");
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void a_pool_with_a_wrong_property_does_not_start_and_says_why() {
        HikariConfig config = config();
        config.addDataSourceProperty("busyTimeut", "2s");
        assertThatThrownBy(() -> new HikariDataSource(config)).hasStackTraceContaining("did you mean busyTimeout?");
    }
}
