package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.internal.Faults;
import io.litefs4j.domain.path.AbsolutePath;
import java.util.Optional;

/**
 * The {@code tracing:} block: a rolling file of every operation, for debugging.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/config.go}, {@code TracingConfig}.
 *
 * @param enabled whether tracing is on; without a path it has no effect
 * @param path the file; empty for no trace
 * @param maxSize megabytes before a new file is begun; zero takes 100
 * @param maxCount how many old files are kept; zero keeps all
 * @param compress whether old files are compressed
 */
public record TracingSettings(
        boolean enabled, Optional<AbsolutePath> path, long maxSize, long maxCount, boolean compress) {
    public static final TracingSettings DEFAULT = builder().build();

    /** The largest size whose bytes fit into 64 bits. */
    private static final long LARGEST = Long.MAX_VALUE >> 20;

    /** @throws io.litefs4j.domain.InvalidValueException if a size or count is negative or beyond measure */
    public TracingSettings {
        requireNonNull(path, "path");
        new Faults()
                .expect(maxSize >= 0 && maxSize <= LARGEST, "tracing.max-size", maxSize, "must be from 0 to " + LARGEST)
                .expect(
                        maxCount >= 0 && maxCount <= Integer.MAX_VALUE,
                        "tracing.max-count",
                        maxCount,
                        "must be from 0 to " + Integer.MAX_VALUE)
                .refuseIfAny();
    }

    /** Returns a builder that holds LiteFS's defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the block. Not thread-safe. */
    public static final class Builder {
        private boolean enabled = true;
        private Optional<AbsolutePath> path = Optional.empty();
        private long maxSize = 64;
        private long maxCount = 8;
        private boolean compress = true;

        private Builder() {}

        public Builder enabled(boolean value) {
            this.enabled = value;
            return this;
        }

        public Builder path(AbsolutePath value) {
            this.path = Optional.of(value);
            return this;
        }

        public Builder maxSize(long megabytes) {
            this.maxSize = megabytes;
            return this;
        }

        public Builder maxCount(long value) {
            this.maxCount = value;
            return this;
        }

        public Builder compress(boolean value) {
            this.compress = value;
            return this;
        }

        /** @throws io.litefs4j.domain.InvalidValueException if a size or count is negative or beyond measure */
        public TracingSettings build() {
            return new TracingSettings(enabled, path, maxSize, maxCount, compress);
        }
    }
}
