package io.litefs4j.benchmarks;

import java.io.IOException;
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

/** Inserting one row with a prepared statement in autocommit: sqlite-jdbc alone, and through our data source. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class InsertBenchmark {
    private SqlState raw;
    private SqlState ours;

    @Setup
    public void open() throws SQLException, IOException {
        raw = SqlState.raw();
        ours = SqlState.ours();
    }

    @TearDown
    public void close() throws SQLException {
        raw.close();
        ours.close();
    }

    @Benchmark
    public Object baseline() throws SQLException {
        return write(raw);
    }

    @Benchmark
    public Object wrapped() throws SQLException {
        return write(ours);
    }

    private static int write(SqlState state) throws SQLException {
        state.insert.setString(1, "note");
        return state.insert.executeUpdate();
    }
}
