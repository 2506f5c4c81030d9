package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A connection is aborted while a transaction begins under the halt lock: the lock is given back. */
@JCStressTest
@Outcome(id = "begun, 1 1 1", expect = Expect.ACCEPTABLE, desc = "given back by whoever aborted it")
@Outcome(id = "failed: closed, 1 1 1", expect = Expect.ACCEPTABLE, desc = "given back by whoever was to begin")
@Outcome(id = "interrupted, 1 1 1", expect = Expect.ACCEPTABLE, desc = "BEGIN was hit by the abort's interrupt")
@Outcome(expect = Expect.FORBIDDEN, desc = "the halt lock of a connection that is gone is held on")
@State
public class BegunOrAborted {
    private final DrivenConnection connection = new DrivenConnection(DrivenConnection.REPLICA);

    @Actor
    public void application(LL_Result seen) {
        connection.meet();
        seen.r1 = connection.beginHalted();
    }

    @Actor
    public void pool() {
        connection.meet();
        connection.lifetime.abort();
    }

    @Arbiter
    public void afterwards(LL_Result seen) {
        seen.r2 = connection.ended();
    }
}
