package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/** The guard looks at a transaction of a lost primary that is ending by itself: it counts what it has ended. */
@JCStressTest
@Outcome(
        id = "done, rolled back, 0 open, 1 counted of 1",
        expect = Expect.ACCEPTABLE,
        desc = "ended by the guard, whoever sent the ROLLBACK")
@Outcome(id = "done, rolled back, 0 open, 0 counted of 0", expect = Expect.ACCEPTABLE, desc = "it was over before")
@Outcome(expect = Expect.FORBIDDEN, desc = "the guard counts what it has not ended, or does not count what it has")
@State
public class LookOrEnd {
    private final DrivenConnection connection = DrivenConnection.with(Transaction.writing(null, null));
    private final ReadGuard guard =
            new ReadGuard("app.db", () -> DrivenConnection.REPLICA, ReadLimit.NONE, new Watch("app.db"));

    public LookOrEnd() {
        guard.watch(connection.reads);
    }

    @Actor
    public void application(LLLL_Result seen) {
        connection.meet();
        seen.r1 = connection.rollback();
    }

    @Actor
    public void watch() {
        connection.meet();
        guard.look();
    }

    @Arbiter
    public void afterwards(LLLL_Result seen) {
        OpenReadCounts counts = guard.counts();
        seen.r2 = connection.driver.outcome();
        seen.r3 = counts.open() + " open";
        seen.r4 = counts.cancelled() + " counted of " + (connection.reads.isCancelled(DrivenConnection.FIRST) ? 1 : 0);
    }
}
