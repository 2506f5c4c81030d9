package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The guard ends a transaction that is being committed: what the application is told is what happened. */
@JCStressTest
@Outcome(
        id = "committed, cancelled, committed",
        expect = Expect.ACCEPTABLE,
        desc = "the guard came when nothing could be ended any more")
@Outcome(id = "committed, ended before, committed", expect = Expect.ACCEPTABLE, desc = "the guard came too late")
@Outcome(id = "rolled back, cancelled, rolled back", expect = Expect.ACCEPTABLE, desc = "the guard came in time")
@Outcome(expect = Expect.FORBIDDEN, desc = "committed and told otherwise, or the other way round, or left open")
@State
public class CommitOrCancelled {
    private final DrivenConnection connection = DrivenConnection.with(Transaction.writing(null, null));

    @Actor
    public void application(LLL_Result seen) {
        connection.meet();
        seen.r1 = connection.commit();
    }

    @Actor
    public void guard(LLL_Result seen) {
        connection.meet();
        seen.r2 = connection.cancel();
    }

    @Arbiter
    public void afterwards(LLL_Result seen) {
        seen.r3 = connection.driver.outcome();
    }
}
