package io.litefs4j.usecases.primary;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The watch ends while an answer comes in: nothing is known afterwards. */
@JCStressTest
@Outcome(id = "unknown, unknown", expect = Expect.ACCEPTABLE, desc = "taken in before or after the end")
@Outcome(expect = Expect.FORBIDDEN, desc = "a role is known that nobody watches")
@State
public class ClosedWatch {
    private final Remembered remembered = new Remembered();

    @Actor
    public void monitor() {
        remembered.role.learn(remembered.role.ask(), Remembered.AS_PRIMARY);
    }

    @Actor
    public void owner(LL_Result seen) {
        remembered.role.close("is not watched any more");
        seen.r1 = remembered.inWords();
    }

    @Arbiter
    public void afterwards(LL_Result seen) {
        seen.r2 = remembered.inWords();
    }
}
