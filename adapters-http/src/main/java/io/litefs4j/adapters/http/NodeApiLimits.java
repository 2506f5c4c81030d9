package io.litefs4j.adapters.http;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a call of a node may take and how much the node may say. Immutable; made by {@link #builder()}.
 *
 * @param connect until the node accepts a connection; 2 s
 * @param answer until a short answer is there as a whole, the connection included; 5 s. Bounds {@code /info},
 *     {@code /debug/vars} and the beginning of {@code /events} and {@code /export}
 * @param promotion until the primary has agreed to a promotion or a handoff; 15 s, for LiteFS itself gives up after 5 s
 * @param transfer until an export or an import is finished; 10 min. An import waits for open reads on the primary
 * @param stall between two pieces of an export; 30 s
 * @param silence how long an event stream may be silent before the node is asked whether it is still there; 2 s
 * @param shortestRetry before the first new attempt after an event stream broke; 100 ms, doubled at each attempt
 * @param longestRetry between two attempts; 5 s
 * @param answerBytes of a short answer; 16 MiB, of which {@code /debug/vars} takes some 400 bytes per database
 * @param eventBytes of one event line; 64 KiB
 * @param exportBytes of an exported database; 1 TiB
 */
public record NodeApiLimits(
        Duration connect,
        Duration answer,
        Duration promotion,
        Duration transfer,
        Duration stall,
        Duration silence,
        Duration shortestRetry,
        Duration longestRetry,
        int answerBytes,
        int eventBytes,
        long exportBytes) {

    /** @throws InvalidValueException if a limit is not positive, or the longest retry is shorter than the shortest */
    public NodeApiLimits {
        List<Fault> faults = new ArrayList<>();
        positive(faults, "connect", connect);
        positive(faults, "answer", answer);
        positive(faults, "promotion", promotion);
        positive(faults, "transfer", transfer);
        positive(faults, "stall", stall);
        positive(faults, "silence", silence);
        positive(faults, "shortestRetry", shortestRetry);
        positive(faults, "longestRetry", longestRetry);
        positive(faults, "answerBytes", answerBytes);
        positive(faults, "eventBytes", eventBytes);
        positive(faults, "exportBytes", exportBytes);
        if (longestRetry.compareTo(shortestRetry) < 0) {
            faults.add(new Fault("longestRetry", "must not be shorter than shortestRetry", longestRetry.toString()));
        }
        if (!faults.isEmpty()) {
            throw new InvalidValueException(faults);
        }
    }

    /** Returns the limits that fit a node in the same network and databases up to some hundred gigabytes. */
    public static NodeApiLimits standard() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    private static void positive(List<Fault> faults, String key, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(Builder.LONGEST) > 0) {
            faults.add(new Fault(key, "must be positive and at most a year", value.toString()));
        }
    }

    private static void positive(List<Fault> faults, String key, long value) {
        if (value <= 0) {
            faults.add(new Fault(key, "must be positive", Long.toString(value)));
        }
    }

    /** Collects limits; what is not said keeps its default. Not safe for use by many threads. */
    public static final class Builder {
        private static final Duration LONGEST = Duration.ofDays(365);
        private static final int MEBIBYTE = 1 << 20;

        private Duration connect = Duration.ofSeconds(2);
        private Duration answer = Duration.ofSeconds(5);
        private Duration promotion = Duration.ofSeconds(15);
        private Duration transfer = Duration.ofMinutes(10);
        private Duration stall = Duration.ofSeconds(30);
        private Duration silence = Duration.ofSeconds(2);
        private Duration shortestRetry = Duration.ofMillis(100);
        private Duration longestRetry = Duration.ofSeconds(5);
        private int answerBytes = 16 * MEBIBYTE;
        private int eventBytes = 64 << 10;
        private long exportBytes = (long) MEBIBYTE * MEBIBYTE;

        private Builder() {}

        public Builder connect(Duration limit) {
            connect = limit;
            return this;
        }

        public Builder answer(Duration limit) {
            answer = limit;
            return this;
        }

        public Builder promotion(Duration limit) {
            promotion = limit;
            return this;
        }

        public Builder transfer(Duration limit) {
            transfer = limit;
            return this;
        }

        public Builder stall(Duration limit) {
            stall = limit;
            return this;
        }

        public Builder silence(Duration limit) {
            silence = limit;
            return this;
        }

        /** Sets the time before the first new attempt and the time between later ones. */
        public Builder retry(Duration shortest, Duration longest) {
            shortestRetry = shortest;
            longestRetry = longest;
            return this;
        }

        public Builder answerBytes(int limit) {
            answerBytes = limit;
            return this;
        }

        public Builder eventBytes(int limit) {
            eventBytes = limit;
            return this;
        }

        public Builder exportBytes(long limit) {
            exportBytes = limit;
            return this;
        }

        /** @throws InvalidValueException with every limit that is not positive */
        public NodeApiLimits build() {
            return new NodeApiLimits(
                    connect,
                    answer,
                    promotion,
                    transfer,
                    stall,
                    silence,
                    shortestRetry,
                    longestRetry,
                    answerBytes,
                    eventBytes,
                    exportBytes);
        }
    }
}
