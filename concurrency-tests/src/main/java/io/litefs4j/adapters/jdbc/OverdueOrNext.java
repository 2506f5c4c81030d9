package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A halt lock becomes overdue when what was written under it is over: what begins after it is not hit. */
@JCStressTest
@Outcome(
        id = "done done, rolled back, 1 1",
        expect = Expect.ACCEPTABLE,
        desc = "given back once, by its thread or by the application's")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc = "the end of one stretch lands in the next, or the lock is not given back once")
@State
public class OverdueOrNext {
    private final DrivenConnection connection = new DrivenConnection(DrivenConnection.REPLICA);

    public OverdueOrNext() {
        connection.beginHalted();
    }

    @Actor
    public void application(LLL_Result seen) {
        connection.meet();
        seen.r1 = connection.rollback() + " " + connection.next();
    }

    @Actor
    public void watchdog() {
        connection.meet();
        connection.halt.expire();
    }

    @Arbiter
    public void afterwards(LLL_Result seen) {
        seen.r2 = connection.driver.outcome();
        seen.r3 = connection.halt.released();
    }
}
