package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.database.DatabaseName;
import java.util.Optional;

/**
 * The {@code proxy:} block: LiteFS's own HTTP proxy before the application.
 *
 * <p>Whether it runs is decided by {@code target} alone: without one LiteFS ignores the rest of the block, and says so only in
 * its log. With one it wants {@code addr} and {@code db}. Source: superfly/litefs {@code cmd/litefs/mount_linux.go},
 * {@code runProxyServer}; {@code http/proxy_server.go}, {@code Listen}.
 */
public sealed interface ProxySettings {
    /** Returns no proxy: the default. */
    static ProxySettings none() {
        return new Disabled(Optional.empty(), Optional.empty(), ProxyRules.DEFAULT);
    }

    /** Returns how requests are treated. */
    ProxyRules rules();

    /** Returns whether LiteFS runs the proxy. */
    default boolean isEnabled() {
        return this instanceof Enabled;
    }

    /**
     * No target, hence no proxy. The other keys are kept all the same, for a target is as often forgotten as left out.
     *
     * @param addr where the proxy would listen, if that was said
     * @param db whose position it would follow, if that was said
     * @param rules how it would treat requests
     */
    record Disabled(Optional<SocketAddress> addr, Optional<DatabaseName> db, ProxyRules rules)
            implements ProxySettings {
        public Disabled {
            requireNonNull(addr, "addr");
            requireNonNull(db, "db");
            requireNonNull(rules, "rules");
        }
    }

    /**
     * A proxy that listens on {@code addr} and hands on to {@code target}.
     *
     * @param addr where clients connect
     * @param target where the application listens
     * @param db the database whose position the {@code __txid} cookie carries
     * @param rules how requests are treated
     */
    record Enabled(SocketAddress addr, SocketAddress target, DatabaseName db, ProxyRules rules)
            implements ProxySettings {
        public Enabled {
            requireNonNull(addr, "addr");
            requireNonNull(target, "target");
            requireNonNull(db, "db");
            requireNonNull(rules, "rules");
        }

        /** A proxy with LiteFS's default rules. */
        public Enabled(SocketAddress addr, SocketAddress target, DatabaseName db) {
            this(addr, target, db, ProxyRules.DEFAULT);
        }
    }
}
