package io.litefs4j.benchmarks;

import io.litefs4j.adapters.fs.time.SystemTime;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.testkit.mount.FakeMount;
import io.litefs4j.usecases.primary.PrimaryDetector;
import io.litefs4j.usecases.primary.RoleMonitor;
import io.litefs4j.usecases.primary.RoleNews;
import io.litefs4j.usecases.primary.RoleTiming;
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

/** What a hot path pays for the role that is remembered; the baseline is what any answer with an age must pay, one reading of the ticker. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RoleBenchmark {
    private RoleMonitor monitor;

    @Setup
    public void start() {
        FakeMount mount = new FakeMount();
        mount.becomePrimary();
        monitor = RoleMonitor.start(
                new PrimaryDetector(mount.primaryClaim(), mount.primaryMarker(), mount.lagMarker()),
                RoleNews.NONE,
                RoleTiming.DEFAULT,
                SystemTime.pause(),
                SystemTime.ticker());
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
}
