package io.litefs4j.benchmarks;

import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.usecases.primary.RoleMonitor;
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

/** What a hot path pays for the role that is remembered; the baseline is one reading of the ticker. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RoleBenchmark {
    private RoleMonitor monitor;
    private CurrentRole atHand;

    @Setup
    public void start() {
        monitor = KnownPrimary.watch();
        atHand = monitor.atHand();
    }

    @TearDown
    public void stop() {
        monitor.close();
    }

    @Benchmark
    public long baseline() {
        return System.nanoTime();
    }

    @Benchmark
    public NodeRole remembered() {
        return monitor.role();
    }

    /** What a statement pays. */
    @Benchmark
    public NodeRole atHand() {
        return atHand.role();
    }
}
