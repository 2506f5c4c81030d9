package io.litefs4j.usecases.primary;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A role that nobody confirms becomes unknown when its time is over, and is not believed again. */
@JCStressTest
@Outcome(id = "primary, primary", expect = Expect.ACCEPTABLE, desc = "both in time")
@Outcome(id = "primary, unknown", expect = Expect.ACCEPTABLE, desc = "its time was over between the two")
@Outcome(id = "unknown, unknown", expect = Expect.ACCEPTABLE, desc = "both too late")
@Outcome(expect = Expect.FORBIDDEN, desc = "a role that was too old is believed")
@State
public class AgeingRole {
    private final Remembered remembered = new Remembered();

    public AgeingRole() {
        remembered.role.learn(remembered.role.ask(), Remembered.AS_PRIMARY);
    }

    @Actor
    public void time() {
        remembered.passTrust();
    }

    @Actor
    public void application(LL_Result seen) {
        seen.r1 = remembered.inWords();
        seen.r2 = remembered.inWords();
    }
}
