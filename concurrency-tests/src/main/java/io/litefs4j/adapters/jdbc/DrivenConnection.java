package io.litefs4j.adapters.jdbc;

import io.litefs4j.adapters.fs.CountedHalt;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The real parts of a connection over a driver that only counts, and the words in which outcomes are named. */
final class DrivenConnection {
    static final long FIRST = 1;
    static final String REFUSED = "refused";

    static final NodeRole PRIMARY = new NodeRole.Primary();
    static final NodeRole REPLICA = new NodeRole.Replica(new Hostname("n2"), new Lag(7));

    private static final int PATIENCE = 300;
    private static final SqlText INSERT = SqlText.parse("INSERT INTO note(body) VALUES ('x')");
    private static final Logger LOG = Logger.getLogger("io.litefs4j");

    static {
        LOG.setLevel(Level.OFF);
    }

    final CountedDriver driver = new CountedDriver();
    final CountedHalt halt = new CountedHalt();
    final OpenReads reads = new OpenReads(driver);
    final Transactions transactions;
    final Lifetime lifetime;

    private final AtomicInteger there = new AtomicInteger();
    private final AtomicInteger afterClose = new AtomicInteger();
    private final Admission admission;

    DrivenConnection(NodeRole role) {
        DatabaseOptions options = new DatabaseOptions(
                false, Duration.ZERO, ReadLimit.NONE, (database, limit) -> halt.lock(), null, null, List.of());
        DatabaseFile database = new DatabaseFile(Path.of("/app.db"), () -> role, () -> role, options);
        ConnectionMode mode = new ConnectionMode();
        mode.setAutoCommit(false);
        Control control = new Control(driver);
        transactions = new Transactions(database, mode, control, reads, new Failures(database));
        // In a transaction nobody asks what kind a statement is.
        admission = new Admission(database, mode, control, transactions, null);
        lifetime = new Lifetime(database, driver, transactions, admission, afterClose::incrementAndGet);
    }

    /** Returns one of the primary that has begun this transaction: its first stretch. */
    static DrivenConnection with(Transaction transaction) {
        DrivenConnection connection = new DrivenConnection(PRIMARY);
        connection.begin(transaction);
        return connection;
    }

    String begin(Transaction transaction) {
        try {
            transactions.begin(transaction, null);
            return CountedDriver.DONE;
        } catch (SQLException e) {
            return CountedDriver.inWords(e);
        }
    }

    /** Waits a moment for the other thread, so that what they do overlaps more often than not. */
    void meet() {
        there.incrementAndGet();
        for (int i = 0; i < PATIENCE && there.get() < 2; i++) {
            Thread.onSpinWait();
        }
    }

    /** Begins a transaction as the first statement does that writes on a replica: under the halt lock. */
    String beginHalted() {
        try {
            admission.enter(INSERT);
            reads.leave();
            return "begun";
        } catch (SQLException e) {
            return CountedDriver.inWords(e);
        }
    }

    /** Calls the driver as each statement does, unless the guard has ended what is open. */
    String call() {
        try {
            return transactions.unlessCancelled(driver::runInTransaction);
        } catch (SQLException e) {
            return SqlStates.CANCELLED.equals(e.getSQLState()) ? REFUSED : CountedDriver.inWords(e);
        }
    }

    /** Runs a statement as a stretch of its own. */
    String next() {
        reads.enter(null);
        try {
            return transactions.unlessCancelled(driver::run);
        } catch (SQLException e) {
            return SqlStates.CANCELLED.equals(e.getSQLState()) ? REFUSED : CountedDriver.inWords(e);
        } finally {
            reads.leave();
        }
    }

    String rollback() {
        try {
            transactions.rollback();
            return CountedDriver.DONE;
        } catch (SQLException e) {
            return CountedDriver.inWords(e);
        }
    }

    /** Commits, and says what the application is told. */
    String commit() {
        try {
            transactions.commit();
            return "committed";
        } catch (SQLException e) {
            return Failures.saysRolledBack(e) ? "rolled back" : CountedDriver.inWords(e);
        }
    }

    /** Ends the first stretch as the guard does, and says whether it was still open. */
    String cancel() {
        try {
            return reads.cancel(FIRST) ? "cancelled" : "ended before";
        } catch (SQLException e) {
            return CountedDriver.inWords(e);
        }
    }

    /** Returns how often the halt lock was given back, its turn passed on, and what was to follow the end was done. */
    String ended() {
        return halt.released() + " " + afterClose;
    }
}
