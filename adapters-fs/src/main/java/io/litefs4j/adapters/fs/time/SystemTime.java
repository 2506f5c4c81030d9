package io.litefs4j.adapters.fs.time;

import io.litefs4j.domain.time.Pause;
import io.litefs4j.domain.time.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time of this machine. Both are safe for use by many threads. */
public final class SystemTime {
    private SystemTime() {}

    /** Returns the clock for ages: {@link System#nanoTime}. */
    public static Ticker ticker() {
        return System::nanoTime;
    }

    /** Returns the pause that waits for real. It may be longer than asked by what the scheduler takes. */
    public static Pause pause() {
        return SystemTime::sleep;
    }

    private static void sleep(Duration length) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!length.isNegative() && !length.isZero()) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(length));
        }
    }
}
