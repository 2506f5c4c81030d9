package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltRefusedException;
import io.litefs4j.domain.primary.Lag;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether a replica keeps up with its primary: it has recent news, or gets some while it is watched. */
final class PrimaryNews {
    /** A heartbeat comes each second. */
    private static final Duration RECENT = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final MountProbe probe;

    PrimaryNews(MountProbe probe) {
        this.probe = requireNonNull(probe, "probe");
    }

    /**
     * Waits until a replica has news. Others are not kept waiting: LiteFS answers them at once.
     *
     * @throws HaltRefusedException if there is none by then
     */
    void await(DatabaseName database, Duration limit, long deadline) throws InterruptedException {
        Optional<Lag> first = lagOfReplica();
        for (Optional<Lag> now = first; now.isPresent(); now = lagOfReplica()) {
            // Where the clocks differ the figure means nothing, but it falls whenever there is news.
            if (now.get().isWithin(RECENT)
                    || now.get().millis() < first.orElse(Lag.ZERO).millis()) {
                return;
            }
            first = now;
            long rest = deadline - System.nanoTime();
            if (rest <= 0) {
                throw new HaltRefusedException(
                        database,
                        "was not asked for, because this node had no recent news from its primary for "
                                + limit.toMillis()
                                + " ms (lag " + now.get()
                                + "). Is the primary well, or does a reader on this node keep it behind?");
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(rest, BETWEEN_LOOKS.toNanos()));
        }
    }

    private Optional<Lag> lagOfReplica() {
        return probe.ask((files, on) -> FilePrimaryMarker.hostname(files).isEmpty()
                ? Optional.<Lag>empty()
                : Optional.of(FileLagMarker.lag(files)));
    }
}
