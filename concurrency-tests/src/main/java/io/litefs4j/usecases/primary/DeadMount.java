package io.litefs4j.usecases.primary;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A primary's mount dies while news of its demotion arrives: the news brings no role back. */
@JCStressTest
@Outcome(id = "gone", expect = Expect.ACCEPTABLE, desc = "in whatever order")
@Outcome(expect = Expect.FORBIDDEN, desc = "a dead mount has a role")
@State
public class DeadMount {
    private final Remembered remembered = new Remembered();

    public DeadMount() {
        remembered.role.learn(remembered.role.ask(), Remembered.AS_PRIMARY);
    }

    @Actor
    public void monitor() {
        remembered.role.fail(Remembered.dead());
    }

    @Actor
    public void news() {
        remembered.role.demoted(Remembered.replica());
    }

    @Arbiter
    public void afterwards(L_Result seen) {
        seen.r1 = remembered.inWords();
    }
}
