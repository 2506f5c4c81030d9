package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.internal.Faults;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.primary.Hostname;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The {@code lease:} block of {@code litefs.yml}. LiteFS knows these two kinds and refuses others.
 *
 * <p>Each kind holds what LiteFS reads for it: a {@code lease.consul} block beside a static lease has no effect and is not
 * part of the settings. Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code Run}, {@code initConsul}.
 */
public sealed interface LeaseSettings {
    /** Returns what the block says about this node, whatever the kind. */
    Membership membership();

    default Hostname hostname() {
        return membership().hostname();
    }

    default Optional<AdvertiseUrl> advertiseUrl() {
        return membership().advertiseUrl();
    }

    default boolean candidate() {
        return membership().candidate();
    }

    default boolean promote() {
        return membership().promote();
    }

    default GoDuration reconnectDelay() {
        return membership().reconnectDelay();
    }

    default GoDuration demoteDelay() {
        return membership().demoteDelay();
    }

    default List<DatabaseName> databases() {
        return membership().databases();
    }

    /** Answers by kind. */
    default <T> T fold(Function<Static, T> onStatic, Function<Consul, T> onConsul) {
        return this instanceof Consul consul ? onConsul.apply(consul) : onStatic.apply((Static) this);
    }

    /** One node is primary for ever; no failover. {@code candidate} names that node. */
    record Static(Membership membership) implements LeaseSettings {
        public Static {
            requireNonNull(membership, "membership");
        }

        /** The node that is primary, and where the replicas find it. */
        public static Static primary(Hostname hostname, AdvertiseUrl advertiseUrl) {
            return new Static(Membership.builder()
                    .hostname(hostname)
                    .advertiseUrl(advertiseUrl)
                    .build());
        }

        /** A node that follows the primary of this name and URL. */
        public static Static replicaOf(Hostname primary, AdvertiseUrl primaryUrl) {
            return new Static(Membership.builder()
                    .hostname(primary)
                    .advertiseUrl(primaryUrl)
                    .candidate(false)
                    .build());
        }
    }

    /**
     * Any candidate may win {@code key} and stays primary while it renews within {@code ttl}.
     *
     * @param membership what the block says about this node
     * @param url the lease server; the path is a prefix of the key, the password a token
     * @param key what the candidates compete for, the same on all nodes of a cluster and on no other
     * @param ttl how long a lease lasts without renewal; zero or less takes 10 s
     * @param lockDelay how long an expired lease is kept from others; zero or less takes 1 s
     */
    record Consul(Membership membership, ServiceUrl url, LeaseKey key, GoDuration ttl, GoDuration lockDelay)
            implements LeaseSettings {
        /** What a TTL or lock delay is when litefs.yml does not name it: LiteFS takes its own. */
        public static final GoDuration UNSET = GoDuration.ZERO;

        private static final GoDuration DEFAULT_TTL = GoDuration.ofSeconds(10);
        private static final GoDuration DEFAULT_LOCK_DELAY = GoDuration.ofSeconds(1);

        /** @throws io.litefs4j.domain.InvalidValueException if the key would begin with a slash at the server */
        public Consul {
            requireNonNull(membership, "membership");
            requireNonNull(ttl, "ttl");
            requireNonNull(lockDelay, "lockDelay");
            boolean prefixed = url.path().length() > 1;
            Faults.check(
                    prefixed || !key.value().startsWith("/"),
                    "lease.consul.key",
                    key,
                    "must not begin with a slash, which the lease server would not take");
        }

        /** A lease with LiteFS's own TTL and lock delay. */
        public Consul(Membership membership, ServiceUrl url, LeaseKey key) {
            this(membership, url, key, UNSET, UNSET);
        }

        /** Returns the TTL that LiteFS works with. */
        public GoDuration effectiveTtl() {
            return ttl.isPositive() ? ttl : DEFAULT_TTL;
        }

        /** Returns the lock delay that LiteFS works with. */
        public GoDuration effectiveLockDelay() {
            return lockDelay.isPositive() ? lockDelay : DEFAULT_LOCK_DELAY;
        }
    }
}
