package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The application rolls back what the guard ends: it is ended once, and the application is told of no failure. */
@JCStressTest
@Outcome(
        id = "done, cancelled, rolled back",
        expect = Expect.ACCEPTABLE,
        desc = "the guard came in time, whoever sent the ROLLBACK")
@Outcome(id = "done, ended before, rolled back", expect = Expect.ACCEPTABLE, desc = "the guard came too late")
@Outcome(expect = Expect.FORBIDDEN, desc = "the transaction is left open, or a ROLLBACK failed that was only late")
@State
public class RollbackOrCancelled {
    private final DrivenConnection connection = DrivenConnection.with(Transaction.reading());

    @Actor
    public void application(LLL_Result seen) {
        connection.meet();
        seen.r1 = connection.rollback();
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
