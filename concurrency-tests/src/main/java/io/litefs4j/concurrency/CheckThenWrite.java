package io.litefs4j.concurrency;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJ_Result;

/**
 * The node is demoted between the check and the write. The check alone cannot prevent that; with LiteFS's own refusal at
 * the commit behind it, a write is acknowledged exactly if it happened, on the primary.
 */
@JCStressTest
@Outcome(id = "committed, 1", expect = Expect.ACCEPTABLE, desc = "checked and committed before the demotion")
@Outcome(id = "refused, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "demoted between the check and the commit")
@Outcome(id = "not tried, 0", expect = Expect.ACCEPTABLE, desc = "checked after the demotion")
@Outcome(expect = Expect.FORBIDDEN, desc = "acknowledged and lost, or refused and done")
@State
public class CheckThenWrite {
    private final Node node = new Node();

    public CheckThenWrite() {
        node.mount.becomePrimary();
    }

    @Actor
    public void liteFs() {
        node.mount.demote();
        node.mount.follow(Node.N2);
    }

    @Actor
    public void application(LJ_Result result) {
        result.r1 = node.write(node.detector.role());
    }

    @Arbiter
    public void afterwards(LJ_Result result) {
        result.r2 = node.transactions();
    }
}
