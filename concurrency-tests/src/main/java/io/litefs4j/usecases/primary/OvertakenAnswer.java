package io.litefs4j.usecases.primary;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZL_Result;

/** LiteFS was asked, then came news of a demotion: in whatever order the two are taken in, this node is not primary. */
@JCStressTest
@Outcome(id = "true, no primary", expect = Expect.ACCEPTABLE, desc = "the answer came first, and the news took it away")
@Outcome(
        id = "false, no primary",
        expect = Expect.ACCEPTABLE,
        desc = "the news came first, and the answer did not count")
@Outcome(expect = Expect.FORBIDDEN, desc = "an answer from before the demotion outlived it")
@State
public class OvertakenAnswer {
    private final Remembered remembered = new Remembered();
    private final LastKnownRole.Question question;

    public OvertakenAnswer() {
        remembered.role.learn(remembered.role.ask(), Remembered.WITHOUT_PRIMARY);
        question = remembered.role.ask();
    }

    @Actor
    public void monitor(ZL_Result result) {
        result.r1 = remembered.role.learn(question, Remembered.AS_PRIMARY);
    }

    @Actor
    public void news() {
        remembered.role.demoted(Remembered.WITHOUT_PRIMARY);
    }

    @Arbiter
    public void afterwards(ZL_Result result) {
        result.r2 = remembered.inWords();
    }
}
