package io.litefs4j.concurrency;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * One detector shared by two threads while a primary is demoted: the one that knows of the demotion never sees a primary
 * again, the other sees it for some time and then no more.
 */
@JCStressTest
@Outcome(id = "no primary, primary, primary", expect = Expect.ACCEPTABLE, desc = "both before")
@Outcome(id = "no primary, primary, no primary", expect = Expect.ACCEPTABLE, desc = "demoted between the two")
@Outcome(id = "no primary, no primary, no primary", expect = Expect.ACCEPTABLE, desc = "both after")
@Outcome(expect = Expect.FORBIDDEN, desc = "a demoted node is called primary, or has its role back")
@State
public class DemotedNode {
    private final Node node = new Node();

    public DemotedNode() {
        node.mount.becomePrimary();
    }

    @Actor
    public void liteFs(LLL_Result seen) {
        node.mount.demote();
        seen.r1 = node.role();
    }

    @Actor
    public void application(LLL_Result seen) {
        seen.r2 = node.role();
        seen.r3 = node.role();
    }
}
