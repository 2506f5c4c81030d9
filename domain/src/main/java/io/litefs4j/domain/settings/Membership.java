package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.internal.Faults;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.primary.Hostname;
import java.util.List;
import java.util.Optional;

/**
 * What the {@code lease:} block says about this node, whatever the kind of lease.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/config.go}, {@code LeaseConfig}; {@code cmd/litefs/mount_linux.go},
 * {@code Validate}.
 *
 * @param hostname the name that other nodes see. Unnamed takes the machine's name with Consul, and stays unnamed with a
 *     static lease. On a static replica it is the <em>primary's</em> name
 * @param advertiseUrl where other nodes reach this node's API. Empty takes {@code http://HOSTNAME:PORT} with Consul, and
 *     stays empty with a static lease. On a static replica it is the <em>primary's</em> URL
 * @param candidate whether this node may become primary; with a static lease, whether it <em>is</em> the primary
 * @param promote whether the node asks for primaryship as soon as it has caught up
 * @param reconnectDelay the pause after a lost primary, and after every error with the lease
 * @param demoteDelay the pause after a forced demotion; nothing in LiteFS forces one
 * @param databases the databases that are replicated to this node; none named means all. Only for a node that is no
 *     candidate
 */
public record Membership(
        Hostname hostname,
        Optional<AdvertiseUrl> advertiseUrl,
        boolean candidate,
        boolean promote,
        GoDuration reconnectDelay,
        GoDuration demoteDelay,
        List<DatabaseName> databases) {
    /** A candidate that was told nothing else, as LiteFS takes it by default. */
    public static final Membership DEFAULT = builder().build();

    /** @throws io.litefs4j.domain.InvalidValueException if a candidate is given a filter of databases */
    public Membership {
        requireNonNull(hostname, "hostname");
        requireNonNull(advertiseUrl, "advertiseUrl");
        requireNonNull(reconnectDelay, "reconnectDelay");
        requireNonNull(demoteDelay, "demoteDelay");
        databases = List.copyOf(databases);
        Faults.check(
                !candidate || databases.isEmpty(),
                "lease.databases",
                databases,
                "must be empty on a candidate, which needs every database");
    }

    /** Returns a builder that holds LiteFS's defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the membership. Not thread-safe. */
    public static final class Builder {
        private Hostname hostname = Hostname.UNNAMED;
        private Optional<AdvertiseUrl> advertiseUrl = Optional.empty();
        private boolean candidate = true;
        private boolean promote;
        private GoDuration reconnectDelay = GoDuration.ofSeconds(1);
        private GoDuration demoteDelay = GoDuration.ofSeconds(10);
        private List<DatabaseName> databases = List.of();

        private Builder() {}

        public Builder hostname(Hostname value) {
            this.hostname = value;
            return this;
        }

        public Builder advertiseUrl(AdvertiseUrl value) {
            this.advertiseUrl = Optional.of(value);
            return this;
        }

        public Builder candidate(boolean value) {
            this.candidate = value;
            return this;
        }

        public Builder promote(boolean value) {
            this.promote = value;
            return this;
        }

        public Builder reconnectDelay(GoDuration value) {
            this.reconnectDelay = value;
            return this;
        }

        public Builder demoteDelay(GoDuration value) {
            this.demoteDelay = value;
            return this;
        }

        public Builder databases(List<DatabaseName> value) {
            this.databases = List.copyOf(value);
            return this;
        }

        /** @throws io.litefs4j.domain.InvalidValueException if a candidate is given a filter of databases */
        public Membership build() {
            return new Membership(hostname, advertiseUrl, candidate, promote, reconnectDelay, demoteDelay, databases);
        }
    }
}
