package io.litefs4j.adapters.jdbc;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.sqlite.SQLiteConnection;

/**
 * What it costs to know what a statement would change: from memory, as for every execution on a replica after the first,
 * and asked of SQLite. The baseline is one reading of the ticker. In the package of what it measures, which is not public.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StatementKindsBenchmark {
    private final SqlText insert = SqlText.parse("INSERT INTO note(body) VALUES (?)");
    private SQLiteConnection connection;
    private StatementKinds kinds;

    @Setup
    public void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:").unwrap(SQLiteConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT)");
        }
        kinds = new StatementKinds(connection);
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
    }

    @Benchmark
    public long baseline() {
        return System.nanoTime();
    }

    @Benchmark
    public Object remembered() throws SQLException {
        return kinds.kindOf(insert);
    }

    @Benchmark
    public Object asked() throws SQLException {
        kinds.schemaChanged();
        return kinds.kindOf(insert);
    }
}
