package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A connection is interrupted while it is closed: never through a handle that is freed. */
@JCStressTest
@Outcome(id = "cancelled, in time", expect = Expect.ACCEPTABLE, desc = "the interrupt came first")
@Outcome(id = "ended before, in time", expect = Expect.ACCEPTABLE, desc = "there was no connection any more")
@Outcome(expect = Expect.FORBIDDEN, desc = "SQLite writes into memory that it has freed")
@State
public class InterruptedOrClosed {
    private final DrivenConnection connection = DrivenConnection.with(Transaction.reading());

    @Actor
    public void pool() {
        connection.meet();
        connection.lifetime.abort();
    }

    @Actor
    public void guard(LL_Result seen) {
        connection.meet();
        seen.r1 = connection.cancel();
    }

    @Arbiter
    public void afterwards(LL_Result seen) {
        seen.r2 = connection.driver.isInterruptedWhenFreed() ? "too late" : "in time";
    }
}
