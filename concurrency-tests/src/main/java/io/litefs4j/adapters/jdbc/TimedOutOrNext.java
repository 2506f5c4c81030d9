package io.litefs4j.adapters.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A statement ends at its time limit: it alone is hit, and says that the limit was reached. */
@JCStressTest
@Outcome(
        id = "done, done",
        expect = Expect.ACCEPTABLE,
        desc = "it ended in time, or the interrupt came when it had nothing left to do")
@Outcome(id = "timed out, done", expect = Expect.ACCEPTABLE, desc = "it was interrupted")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc = "a limit that has ended interrupts the next statement, or an interrupt is not known for the limit's")
@State
public class TimedOutOrNext {
    /** One for all: its thread lives while a limit does. */
    private static final Watch WATCH = new Watch("app.db");

    private static final Duration NEVER = Duration.ofDays(1);

    private final DrivenConnection connection = new DrivenConnection(DrivenConnection.PRIMARY);
    private final TimeLimit limit = new TimeLimit(connection.reads, WATCH, NEVER);

    @Actor
    public void application(LL_Result seen) {
        connection.meet();
        seen.r1 = limited();
        seen.r2 = connection.next();
    }

    private String limited() {
        try (limit) {
            return limit.run(connection.driver::run);
        } catch (SQLTimeoutException e) {
            return "timed out";
        } catch (SQLException e) {
            return CountedDriver.inWords(e);
        }
    }

    @Actor
    public void watch() {
        connection.meet();
        limit.interrupt();
    }
}
