package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.path.AbsolutePath;

/**
 * The {@code data:} block: where LiteFS keeps databases and transaction files, and for how long.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/config.go}, {@code DataConfig}; {@code store.go}.
 *
 * @param dir LiteFS's own directory; no other program may touch it
 * @param compress whether transaction files are compressed
 * @param retention how long transaction files are kept, which is how long a replica may be away and still catch up
 *     without a snapshot; zero or less keeps them for ever
 * @param retentionMonitorInterval how often old transaction files are looked for; zero or less never
 */
public record DataSettings(
        AbsolutePath dir, boolean compress, GoDuration retention, GoDuration retentionMonitorInterval) {
    public static final DataSettings DEFAULT = builder().build();

    public DataSettings {
        requireNonNull(dir, "dir");
        requireNonNull(retention, "retention");
        requireNonNull(retentionMonitorInterval, "retentionMonitorInterval");
    }

    /** Returns the default with another directory. */
    public static DataSettings at(AbsolutePath dir) {
        return builder().dir(dir).build();
    }

    /** Returns a builder that holds LiteFS's defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the block. Not thread-safe. */
    public static final class Builder {
        private AbsolutePath dir = new AbsolutePath("/var/lib/litefs");
        private boolean compress = true;
        private GoDuration retention = GoDuration.ofMinutes(10);
        private GoDuration retentionMonitorInterval = GoDuration.ofMinutes(1);

        private Builder() {}

        public Builder dir(AbsolutePath value) {
            this.dir = value;
            return this;
        }

        public Builder compress(boolean value) {
            this.compress = value;
            return this;
        }

        public Builder retention(GoDuration value) {
            this.retention = value;
            return this;
        }

        public Builder retentionMonitorInterval(GoDuration value) {
            this.retentionMonitorInterval = value;
            return this;
        }

        public DataSettings build() {
            return new DataSettings(dir, compress, retention, retentionMonitorInterval);
        }
    }
}
