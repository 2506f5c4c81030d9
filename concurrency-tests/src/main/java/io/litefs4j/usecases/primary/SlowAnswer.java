package io.litefs4j.usecases.primary;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** An answer is as old as its question: one that took too long is not believed, however late it is taken in. */
@JCStressTest
@Outcome(id = "unknown, unknown", expect = Expect.ACCEPTABLE, desc = "taken in before or after its time was over")
@Outcome(expect = Expect.FORBIDDEN, desc = "an answer counts from when it was taken in")
@State
public class SlowAnswer {
    private final Remembered remembered = new Remembered();
    private final LastKnownRole.Question question = remembered.role.ask();

    @Actor
    public void monitor() {
        remembered.role.learn(question, Remembered.AS_PRIMARY);
    }

    @Actor
    public void application(LL_Result seen) {
        remembered.passTrust();
        seen.r1 = remembered.inWords();
    }

    @Arbiter
    public void afterwards(LL_Result seen) {
        seen.r2 = remembered.inWords();
    }
}
