package io.litefs4j.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.ReadScope;
import io.litefs4j.adapters.jdbc.ReadScopedDataSource;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A request that reads ten rows by their keys from a pool, on a real LiteFS mount: each read on its own, and all of them in
 * one read scope. Needs a LiteFS binary and FUSE.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MountReadsBenchmark {
    private static final int READS = 10;

    private RealCluster cluster;
    private LiteFs liteFs;
    private HikariDataSource pool;
    private ReadScopedDataSource scoped;

    @Setup
    public void start() throws SQLException, InterruptedException {
        cluster = RealCluster.oneStaticPrimary();
        RealNode node = cluster.primary();
        liteFs = LiteFs.open(
                LiteFsOptions.at(node.mountPath()).nodeApi(node.url()).build());
        liteFs.roleMonitor().awaitReady(Duration.ofSeconds(10));
        HikariConfig config = new HikariConfig();
        config.setDataSource(liteFs.dataSource(new DatabaseName("notes.db")).build());
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        scoped = ReadScopedDataSource.over(pool);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT)");
            statement.executeUpdate("INSERT INTO note VALUES " + "(NULL, 'note'),".repeat(READS) + "(NULL, 'last')");
        }
    }

    @TearDown
    public void stop() {
        pool.close();
        liteFs.close();
        cluster.close();
    }

    @Benchmark
    public int baseline() throws SQLException {
        return readAll();
    }

    @Benchmark
    public int inOneScope() throws SQLException {
        try (ReadScope request = scoped.open()) {
            return readAll();
        }
    }

    private int readAll() throws SQLException {
        int characters = 0;
        for (int id = 1; id <= READS; id++) {
            try (Connection connection = scoped.getConnection();
                    PreparedStatement select = connection.prepareStatement("SELECT body FROM note WHERE id = ?")) {
                select.setInt(1, id);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    characters += row.getString(1).length();
                }
            }
        }
        return characters;
    }
}
