package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The part of the {@code proxy:} block that has a meaning of its own: how requests are treated.
 *
 * <p>Source: superfly/litefs {@code http/proxy_server.go}.
 *
 * @param maxLag the lag over which {@code /litefs/health} reports a failure; zero or less switches it off
 * @param debug whether each request is logged
 * @param passthrough paths that go to the target untouched
 * @param alwaysForward paths whose reads are treated as writes
 * @param primaryRedirectTimeout how long a write waits for a primary to be known
 * @param readTimeout limit for reading a whole request; zero for none
 * @param readHeaderTimeout limit for reading the head of a request; zero takes the read timeout
 * @param writeTimeout limit for writing an answer; zero for none
 * @param idleTimeout how long an idle connection is kept; zero takes the read timeout
 */
public record ProxyRules(
        GoDuration maxLag,
        boolean debug,
        List<UrlPattern> passthrough,
        List<UrlPattern> alwaysForward,
        GoDuration primaryRedirectTimeout,
        GoDuration readTimeout,
        GoDuration readHeaderTimeout,
        GoDuration writeTimeout,
        GoDuration idleTimeout) {
    public static final ProxyRules DEFAULT = builder().build();

    public ProxyRules {
        requireNonNull(maxLag, "maxLag");
        passthrough = List.copyOf(passthrough);
        alwaysForward = List.copyOf(alwaysForward);
        requireNonNull(primaryRedirectTimeout, "primaryRedirectTimeout");
        requireNonNull(readTimeout, "readTimeout");
        requireNonNull(readHeaderTimeout, "readHeaderTimeout");
        requireNonNull(writeTimeout, "writeTimeout");
        requireNonNull(idleTimeout, "idleTimeout");
    }

    /** Returns a builder that holds LiteFS's defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the rules. Not thread-safe. */
    public static final class Builder {
        private GoDuration maxLag = GoDuration.ofSeconds(10);
        private boolean debug;
        private List<UrlPattern> passthrough = List.of();
        private List<UrlPattern> alwaysForward = List.of();
        private GoDuration primaryRedirectTimeout = GoDuration.ofSeconds(5);
        private GoDuration readTimeout = GoDuration.ZERO;
        private GoDuration readHeaderTimeout = GoDuration.ofSeconds(10);
        private GoDuration writeTimeout = GoDuration.ZERO;
        private GoDuration idleTimeout = GoDuration.ofSeconds(30);

        private Builder() {}

        public Builder maxLag(GoDuration value) {
            this.maxLag = value;
            return this;
        }

        public Builder debug(boolean value) {
            this.debug = value;
            return this;
        }

        public Builder passthrough(List<UrlPattern> value) {
            this.passthrough = List.copyOf(value);
            return this;
        }

        public Builder alwaysForward(List<UrlPattern> value) {
            this.alwaysForward = List.copyOf(value);
            return this;
        }

        public Builder primaryRedirectTimeout(GoDuration value) {
            this.primaryRedirectTimeout = value;
            return this;
        }

        public Builder readTimeout(GoDuration value) {
            this.readTimeout = value;
            return this;
        }

        public Builder readHeaderTimeout(GoDuration value) {
            this.readHeaderTimeout = value;
            return this;
        }

        public Builder writeTimeout(GoDuration value) {
            this.writeTimeout = value;
            return this;
        }

        public Builder idleTimeout(GoDuration value) {
            this.idleTimeout = value;
            return this;
        }

        public ProxyRules build() {
            return new ProxyRules(
                    maxLag,
                    debug,
                    passthrough,
                    alwaysForward,
                    primaryRedirectTimeout,
                    readTimeout,
                    readHeaderTimeout,
                    writeTimeout,
                    idleTimeout);
        }
    }
}
