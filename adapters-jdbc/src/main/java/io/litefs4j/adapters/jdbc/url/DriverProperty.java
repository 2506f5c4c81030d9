package io.litefs4j.adapters.jdbc.url;

import static io.litefs4j.adapters.jdbc.url.PropertyTier.ESSENTIAL;
import static io.litefs4j.adapters.jdbc.url.PropertyTier.FREQUENT;
import static io.litefs4j.adapters.jdbc.url.PropertyTier.RARE;

import java.util.Arrays;
import java.util.Optional;

/** The properties of a {@code jdbc:litefs:} URL; there are no others. The manual shows this table. */
public enum DriverProperty {
    MODE(
            "mode",
            ESSENTIAL,
            PropertyType.MODE,
            "litefs",
            "`plain` is development without LiteFS: one node, always primary, on a plain file"),
    BUSY_TIMEOUT(
            "busyTimeout",
            FREQUENT,
            PropertyType.DURATION,
            "5s",
            "how long SQLite waits for another writer before it fails with 40001"),
    READ_LIMIT(
            "readLimit",
            FREQUENT,
            PropertyType.DURATION_OR_OFF,
            "5s",
            "how long a read may stay open on a replica, where it stops replication, before it is cancelled with 57014"),
    REPLICA_WRITES(
            "replicaWrites",
            FREQUENT,
            PropertyType.REPLICA_WRITES,
            "reject",
            "a write on a replica fails with 25006, or takes the primary's halt lock for its transaction"),
    NODE_API(
            "nodeApi",
            FREQUENT,
            PropertyType.URL,
            "http://localhost:20202",
            "where this node's LiteFS says whether it is primary"),
    PEERS(
            "peers",
            FREQUENT,
            PropertyType.URLS,
            "",
            "where the LiteFS of each other node is reached; who says what it holds, for `replicas`"),
    REPLICAS(
            "replicas",
            FREQUENT,
            PropertyType.COUNT,
            "0",
            "how many other nodes must hold a commit before it returns; with 0 it is lost if this node dies before LiteFS has"
                    + " shipped it"),
    REPLICATION_LIMIT(
            "replicationLimit",
            RARE,
            PropertyType.DURATION,
            "5s",
            "how long a commit waits for `replicas` before it fails with 58R01, committed on this node all the same"),
    ATTACHABLE(
            "attachable",
            RARE,
            PropertyType.DIRECTORIES,
            "",
            "below which directories outside the mount ATTACH finds databases; they are not replicated"),
    PROBE_LIMIT(
            "probeLimit",
            RARE,
            PropertyType.DURATION,
            "1s",
            "how long the mount and the node API may take for an answer before they count as unresponsive"),
    POLL_EVERY(
            "pollEvery",
            RARE,
            PropertyType.DURATION,
            "200ms",
            "how often the role is looked at between two pushed events"),
    TRUST_FOR(
            "trustFor",
            RARE,
            PropertyType.DURATION,
            "1s",
            "how old a remembered role may be before it is unknown and connections fail with 08001");

    private final String key;
    private final PropertyTier tier;
    private final PropertyType type;
    private final String defaultText;
    private final String consequence;

    DriverProperty(String key, PropertyTier tier, PropertyType type, String defaultText, String consequence) {
        this.key = key;
        this.tier = tier;
        this.type = type;
        this.defaultText = defaultText;
        this.consequence = consequence;
    }

    /** Returns the property that is written {@code key}, in this very case. */
    public static Optional<DriverProperty> named(String key) {
        return Arrays.stream(values())
                .filter(property -> property.key.equals(key))
                .findFirst();
    }

    public String key() {
        return key;
    }

    public PropertyTier tier() {
        return tier;
    }

    public PropertyType type() {
        return type;
    }

    /** Returns what counts where nothing is given, as it would be written; empty for "none". */
    public String defaultText() {
        return defaultText;
    }

    /** Returns what the value decides, for people. */
    public String consequence() {
        return consequence;
    }

    @Override
    public String toString() {
        return key;
    }
}
