package io.litefs4j.usecases.primary;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A role that is learnt is seen whole or not at all, and once seen it stays. */
@JCStressTest
@Outcome(id = "unknown, unknown", expect = Expect.ACCEPTABLE, desc = "both before it was learnt")
@Outcome(id = "unknown, replica of n2, 7ms", expect = Expect.ACCEPTABLE, desc = "learnt between the two")
@Outcome(id = "replica of n2, 7ms, replica of n2, 7ms", expect = Expect.ACCEPTABLE, desc = "both after it was learnt")
@Outcome(expect = Expect.FORBIDDEN, desc = "half a role, or one that was forgotten")
@State
public class PublishedRole {
    private final Remembered remembered = new Remembered();

    @Actor
    public void monitor() {
        remembered.role.learn(remembered.role.ask(), Remembered.replica());
    }

    @Actor
    public void application(LL_Result seen) {
        seen.r1 = remembered.inWords();
        seen.r2 = remembered.inWords();
    }
}
