package io.litefs4j.adapters.jdbc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The guard looks while one connection is closed and another one opened: the one is forgotten, the other one is not. */
@JCStressTest
@Outcome(id = "1 open, 0 cancelled", expect = Expect.ACCEPTABLE, desc = "in whatever order")
@Outcome(expect = Expect.FORBIDDEN, desc = "a connection that was closed is watched again, or one that is open is not")
@State
public class LookOrForget {
    private final DrivenConnection closing = DrivenConnection.with(Transaction.reading());
    private final DrivenConnection opening = DrivenConnection.with(Transaction.reading());
    private final ReadGuard guard =
            new ReadGuard("app.db", () -> DrivenConnection.REPLICA, ReadLimit.NONE, new Watch("app.db"));

    public LookOrForget() {
        guard.watch(closing.reads);
    }

    @Actor
    public void application() {
        closing.meet();
        guard.forget(closing.reads);
        guard.watch(opening.reads);
    }

    @Actor
    public void watch() {
        closing.meet();
        guard.look();
    }

    @Arbiter
    public void afterwards(LL_Result seen) {
        OpenReadCounts counts = guard.counts();
        seen.r1 = counts.open() + " open";
        seen.r2 = counts.cancelled() + " cancelled";
    }
}
