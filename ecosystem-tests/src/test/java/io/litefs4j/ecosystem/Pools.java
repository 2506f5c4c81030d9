package io.litefs4j.ecosystem;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.sqlite.SQLiteConnection;

/** Pools of one connection, so that the next borrower gets what the last one left. */
final class Pools {
    private Pools() {}

    static HikariDataSource ofOne(DataSource dataSource) {
        return ofOne(dataSource, config -> {});
    }

    static HikariDataSource ofOne(DataSource dataSource, Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(1);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    /** Returns the driver's connection, which tells whether the pool has kept it. */
    static Connection physical(Connection connection) throws SQLException {
        return connection.unwrap(SQLiteConnection.class);
    }
}
