package io.litefs4j.concurrency;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A replica loses its primary and finds another: in the gap its marker is absent, and it is not taken for the primary. */
@JCStressTest
@Outcome(id = "replica of n2", expect = Expect.ACCEPTABLE, desc = "before the gap")
@Outcome(id = "no primary", expect = Expect.ACCEPTABLE, desc = "in the gap")
@Outcome(id = "replica of n3", expect = Expect.ACCEPTABLE, desc = "after the gap")
@Outcome(expect = Expect.FORBIDDEN, desc = "a node that never held the lease is called primary")
@State
public class ReplicaThatChangesSides {
    private final Node node = new Node();

    public ReplicaThatChangesSides() {
        node.mount.follow(Node.N2);
    }

    @Actor
    public void liteFs() {
        node.mount.losePrimary();
        node.mount.follow(Node.N3);
    }

    @Actor
    public void application(L_Result seen) {
        seen.r1 = node.role();
    }
}
