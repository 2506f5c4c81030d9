package io.litefs4j.adapters.fs;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A lock is closed in the moment in which it becomes overdue: it is given back once, and one turn is passed on. */
@JCStressTest
@Outcome(id = "1 1", expect = Expect.ACCEPTABLE, desc = "given back once")
@Outcome(expect = Expect.FORBIDDEN, desc = "given back never, or more than once")
@State
public class ClosedOrOverdue {
    private final CountedHalt halt = new CountedHalt();

    @Actor
    public void holder() {
        halt.close();
    }

    @Actor
    public void watchdog() {
        halt.expire();
    }

    @Arbiter
    public void afterwards(L_Result seen) {
        seen.r1 = halt.released();
    }
}
