package io.litefs4j.concurrency;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** One detector asked twice while a replica becomes primary: it never goes back, and never names both. */
@JCStressTest
@Outcome(id = "replica of n2, replica of n2", expect = Expect.ACCEPTABLE, desc = "both before")
@Outcome(id = "replica of n2, no primary", expect = Expect.ACCEPTABLE, desc = "the second in the gap")
@Outcome(id = "replica of n2, primary", expect = Expect.ACCEPTABLE, desc = "promoted between the two")
@Outcome(id = "no primary, no primary", expect = Expect.ACCEPTABLE, desc = "both in the gap")
@Outcome(id = "no primary, primary", expect = Expect.ACCEPTABLE, desc = "the first in the gap")
@Outcome(id = "primary, primary", expect = Expect.ACCEPTABLE, desc = "both after")
@Outcome(expect = Expect.FORBIDDEN, desc = "a role that the node did not have, or had before")
@State
public class PromotedNode {
    private final Node node = new Node();

    public PromotedNode() {
        node.mount.follow(Node.N2);
    }

    @Actor
    public void liteFs() {
        node.mount.becomePrimary();
    }

    @Actor
    public void application(LL_Result seen) {
        seen.r1 = node.role();
        seen.r2 = node.role();
    }
}
