package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The guard ends a transaction between two calls of the driver: whoever is told of none is in his transaction. */
@JCStressTest
@Outcome(id = "done done, cancelled, rolled back", expect = Expect.ACCEPTABLE, desc = "ended after both calls")
@Outcome(
        id = "done interrupted, cancelled, rolled back",
        expect = Expect.ACCEPTABLE,
        desc = "ended while the second one ran")
@Outcome(id = "done refused, cancelled, rolled back", expect = Expect.ACCEPTABLE, desc = "ended between the two")
@Outcome(
        id = "interrupted refused, cancelled, rolled back",
        expect = Expect.ACCEPTABLE,
        desc = "ended while the first one ran")
@Outcome(id = "refused refused, cancelled, rolled back", expect = Expect.ACCEPTABLE, desc = "ended before both")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc =
                "the driver is called outside of the transaction, or after an interrupt, or the transaction is not ended once")
@State
public class CancelledOrCalled {
    private final DrivenConnection connection = DrivenConnection.with(Transaction.reading());

    @Actor
    public void application(LLL_Result seen) {
        connection.meet();
        seen.r1 = connection.call() + " " + connection.call();
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
