package io.litefs4j.adapters.fs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads want the halt lock of one database: each has its turn, and never both at once. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "one after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "both at once, or one of them never")
@State
public class TwoAcquirers {
    private final HaltTurns turns = new HaltTurns();
    private final AtomicInteger inside = new AtomicInteger();

    @Actor
    public void one(II_Result seen) {
        seen.r1 = turn();
    }

    @Actor
    public void other(II_Result seen) {
        seen.r2 = turn();
    }

    private int turn() {
        if (!awaited()) {
            return 0;
        }
        int together = inside.incrementAndGet();
        inside.decrementAndGet();
        turns.pass(CountedHalt.APP);
        return together;
    }

    private boolean awaited() {
        try {
            return turns.await(CountedHalt.APP, TimeUnit.MINUTES.toNanos(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
