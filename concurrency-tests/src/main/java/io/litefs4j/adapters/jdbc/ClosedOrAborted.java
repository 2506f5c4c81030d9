package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A connection is closed and aborted at once: what is to follow its end is done once, and its halt lock given back. */
@JCStressTest
@Outcome(id = "closed, 1 1 1", expect = Expect.ACCEPTABLE, desc = "in whatever order")
@Outcome(
        id = "cut short, 1 1 1",
        expect = Expect.ACCEPTABLE,
        desc = "the abort came while the transaction was rolled back")
@Outcome(expect = Expect.FORBIDDEN, desc = "done never, or more than once")
@State
public class ClosedOrAborted {
    private final DrivenConnection connection = new DrivenConnection(DrivenConnection.REPLICA);

    public ClosedOrAborted() {
        connection.beginHalted();
    }

    @Actor
    public void application(LL_Result seen) {
        connection.meet();
        try {
            connection.lifetime.close();
            seen.r1 = "closed";
        } catch (SQLException e) {
            seen.r1 = "cut short";
        }
    }

    @Actor
    public void pool() {
        connection.meet();
        connection.lifetime.abort();
    }

    @Arbiter
    public void afterwards(LL_Result seen) {
        seen.r2 = connection.ended();
    }
}
