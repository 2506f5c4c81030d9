package io.litefs4j.domain.time;

/** A clock for ages: it never goes back, and its zero means nothing. */
public interface Ticker {
    /** Returns nanoseconds since an arbitrary moment; compare by subtraction, as with {@code System.nanoTime}. */
    long nanos();
}
