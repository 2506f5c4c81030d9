package io.litefs4j.benchmarks;

import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.CurrentRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** One table with one row, through one connection, with the statements that the benchmarks repeat. */
final class SqlState implements AutoCloseable {
    final PreparedStatement select;
    final PreparedStatement insert;
    private final Connection connection;

    private SqlState(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE t (id INTEGER PRIMARY KEY, note TEXT)");
            statement.executeUpdate("INSERT INTO t VALUES (1, 'one')");
        }
        select = connection.prepareStatement("SELECT note FROM t WHERE id = ?");
        insert = connection.prepareStatement("INSERT INTO t (note) VALUES (?)");
    }

    static SqlState raw() throws SQLException, IOException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + freshFile());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
        }
        return new SqlState(connection);
    }

    static SqlState ours() throws SQLException, IOException {
        return new SqlState(LiteFsDataSource.plain(freshFile()).getConnection());
    }

    /** As on the mount of a primary, over a plain file: what is asked of LiteFS itself costs what LiteFS takes. */
    static SqlState onMount(CurrentRole role) throws SQLException, IOException {
        Path file = freshFile();
        AbsolutePath directory = new AbsolutePath(String.valueOf(file.getParent()));
        DatabaseName name = new DatabaseName(String.valueOf(file.getFileName()));
        return new SqlState(
                LiteFsDataSource.onMount(directory, name, role).build().getConnection());
    }

    private static Path freshFile() throws IOException {
        return Files.createTempDirectory("litefs4j-benchmark").resolve("bench.db");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
