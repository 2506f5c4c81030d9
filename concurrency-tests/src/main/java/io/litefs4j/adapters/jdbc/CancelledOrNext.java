package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The guard ends a read that is ending by itself: what begins after it is not hit. */
@JCStressTest
@Outcome(
        id = "done, cancelled",
        expect = Expect.ACCEPTABLE,
        desc = "the interrupt came while the read was open, and nothing waited for it in vain")
@Outcome(id = "done, ended before", expect = Expect.ACCEPTABLE, desc = "there was nothing to end any more")
@Outcome(expect = Expect.FORBIDDEN, desc = "the interrupt of one stretch lands in the next")
@State
public class CancelledOrNext {
    private final DrivenConnection connection = new DrivenConnection(DrivenConnection.PRIMARY);

    public CancelledOrNext() {
        connection.reads.enter(null);
    }

    @Actor
    public void application(LL_Result seen) {
        connection.meet();
        connection.reads.leave();
        seen.r1 = connection.next();
    }

    @Actor
    public void guard(LL_Result seen) {
        connection.meet();
        seen.r2 = connection.cancel();
    }
}
