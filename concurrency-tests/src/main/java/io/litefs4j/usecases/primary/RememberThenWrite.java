package io.litefs4j.usecases.primary;

import io.litefs4j.concurrency.Node;
import io.litefs4j.domain.primary.NodeRole;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJL_Result;

/**
 * The node is demoted, and the remembered role hears of it only then: what was remembered in between leads to a write
 * that LiteFS refuses, never to one that is acknowledged and did not happen.
 */
@JCStressTest
@Outcome(id = "committed, 1, no primary", expect = Expect.ACCEPTABLE, desc = "committed before the demotion")
@Outcome(
        id = "refused, 0, no primary",
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "remembered as primary, and was not")
@Outcome(id = "not tried, 0, no primary", expect = Expect.ACCEPTABLE, desc = "the news was there before the write")
@Outcome(expect = Expect.FORBIDDEN, desc = "acknowledged and lost, refused and done, or remembered for ever")
@State
public class RememberThenWrite {
    private final Node node = new Node();
    private final Remembered remembered = new Remembered();

    public RememberThenWrite() {
        node.mount.becomePrimary();
        remembered.role.learn(remembered.role.ask(), Remembered.AS_PRIMARY);
    }

    @Actor
    public void liteFs() {
        node.mount.demote();
        remembered.role.demoted(new NodeRole.NoPrimary());
    }

    @Actor
    public void application(LJL_Result result) {
        result.r1 = node.write(remembered.role.role());
    }

    @Arbiter
    public void afterwards(LJL_Result result) {
        result.r2 = node.transactions();
        result.r3 = remembered.inWords();
    }
}
