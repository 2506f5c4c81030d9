package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The guard ends a transaction after which the application begins another one: that one is left alone. */
@JCStressTest
@Outcome(
        id = "done done done, cancelled, rolled back and next open",
        expect = Expect.ACCEPTABLE,
        desc = "the guard came in time for the first")
@Outcome(
        id = "done done done, ended before, rolled back and next open",
        expect = Expect.ACCEPTABLE,
        desc = "the guard came too late")
@Outcome(expect = Expect.FORBIDDEN, desc = "the next transaction is interrupted, refused or ended")
@State
public class CancelledOrBegun {
    private final DrivenConnection connection = DrivenConnection.with(Transaction.reading());

    @Actor
    public void application(LLL_Result seen) {
        connection.meet();
        seen.r1 = connection.rollback() + " " + connection.begin(Transaction.reading()) + " " + connection.call();
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
