package io.litefs4j.usecases.position;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.PositionDiscardedException;
import io.litefs4j.domain.position.PositionTimeoutException;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import java.time.Duration;

/**
 * Waits until this node has what was written elsewhere. Safe for use by many threads.
 *
 * <p>A position that was left behind proves nothing once more has been written: a number may be used again after a
 * failover, and then only a node that stands at exactly that number can tell.
 *
 * <p>Do not wait with a transaction open on this node. LiteFS applies nothing before it has ended.
 */
public final class ReadYourWrites {
    private static final Duration FIRST_STEP = Duration.ofMillis(1);
    private static final Duration LONGEST_STEP = Duration.ofMillis(20);

    private final Positions positions;
    private final Pause pause;
    private final Ticker ticker;

    public ReadYourWrites(Positions positions, Pause pause, Ticker ticker) {
        this.positions = requireNonNull(positions, "positions");
        this.pause = requireNonNull(pause, "pause");
        this.ticker = requireNonNull(ticker, "ticker");
    }

    /**
     * @param wanted where the database stood on the primary after the write; a number of zero is reached by every node
     * @param limit how long to wait; zero looks once
     * @return where the database stands now
     * @throws PositionTimeoutException if this node does not get there within the limit
     * @throws PositionDiscardedException if this node stands at the same number with another checksum
     * @throws io.litefs4j.domain.mount.LiteFsNotRunningException if the mount cannot be read
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public Position await(DatabaseName database, Position wanted, Duration limit) throws InterruptedException {
        long deadline = ticker.nanos() + limit.toNanos();
        Duration step = FIRST_STEP;
        while (true) {
            Position now = positions.of(database).orElse(Position.NONE);
            if (!wanted.txid().equals(Txid.NONE) && now.contradicts(wanted)) {
                throw new PositionDiscardedException(database, wanted, now);
            }
            if (now.txid().hasReached(wanted.txid())) {
                return now;
            }
            Duration rest = Duration.ofNanos(deadline - ticker.nanos());
            if (rest.isNegative() || rest.isZero()) {
                throw new PositionTimeoutException(database, wanted, now, limit);
            }
            pause.of(step.compareTo(rest) < 0 ? step : rest);
            step = longer(step);
        }
    }

    private static Duration longer(Duration step) {
        Duration twice = step.multipliedBy(2);
        return twice.compareTo(LONGEST_STEP) < 0 ? twice : LONGEST_STEP;
    }
}
