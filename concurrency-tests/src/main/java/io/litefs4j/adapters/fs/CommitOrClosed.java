package io.litefs4j.adapters.fs;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Another thread closes the lock in the moment in which a commit begins under it. */
@JCStressTest
@Outcome(id = "committed, 1 1", expect = Expect.ACCEPTABLE, desc = "the lock outlived the commit")
@Outcome(id = "not begun, 1 1", expect = Expect.ACCEPTABLE, desc = "the lock was closed before")
@Outcome(expect = Expect.FORBIDDEN, desc = "released under the commit, or not given back once")
@State
public class CommitOrClosed {
    private final CountedHalt halt = new CountedHalt();

    @Actor
    public void holder(LL_Result seen) {
        seen.r1 = halt.commit();
    }

    @Actor
    public void closer() {
        halt.close();
    }

    @Arbiter
    public void afterwards(LL_Result seen) {
        seen.r2 = halt.released();
    }
}
