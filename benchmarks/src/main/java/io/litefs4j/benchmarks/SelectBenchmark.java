package io.litefs4j.benchmarks;

import io.litefs4j.usecases.primary.RoleMonitor;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Reading one row by its key with a prepared statement in autocommit: sqlite-jdbc alone, and through our data source, which asks a watched role. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SelectBenchmark {
    private SqlState raw;
    private SqlState ours;
    private RoleMonitor monitor;

    @Setup
    public void open() throws SQLException, IOException {
        raw = SqlState.raw();
        monitor = KnownPrimary.watch();
        ours = SqlState.onMount(monitor.atHand());
    }

    @TearDown
    public void close() throws SQLException {
        raw.close();
        ours.close();
        monitor.close();
    }

    @Benchmark
    public Object baseline() throws SQLException {
        return read(raw);
    }

    @Benchmark
    public Object wrapped() throws SQLException {
        return read(ours);
    }

    private static String read(SqlState state) throws SQLException {
        state.select.setInt(1, 1);
        try (ResultSet row = state.select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
