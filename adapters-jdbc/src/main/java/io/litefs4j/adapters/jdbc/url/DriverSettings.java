package io.litefs4j.adapters.jdbc.url;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.mount.MountMode;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.replication.Durability;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.usecases.primary.RoleTiming;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What the properties of a URL, and those given beside it, mean together.
 *
 * @param mode what the directory is, where a property says so
 * @param busyTimeout how long SQLite waits for a lock, up to a day
 * @param readLimit how long a read may stay open on a replica, 10 ms to an hour; empty where there is no limit
 * @param replicaWrites what becomes of a write on a replica
 * @param attachable below which directories databases outside the mount may be attached
 * @param peers where the LiteFS APIs of the other nodes are reached from here
 * @param durability how many of them must hold a commit before it returns, and for how long it waits; empty where it does not
 * @param nodeApi where this node's LiteFS API is reached from here
 * @param probeLimit how long LiteFS may take for an answer, up to a minute
 * @param roleTiming how often the role is looked at, and how long it is believed
 */
public record DriverSettings(
        Optional<MountMode> mode,
        Duration busyTimeout,
        Optional<Duration> readLimit,
        ReplicaWrites replicaWrites,
        List<AbsolutePath> attachable,
        List<AdvertiseUrl> peers,
        Optional<Durability> durability,
        AdvertiseUrl nodeApi,
        Duration probeLimit,
        RoleTiming roleTiming) {
    private static final String OFF = "off";
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,2}");
    private static final Duration LEAST_READ_LIMIT = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration MOST_BUSY_TIMEOUT = Duration.ofDays(1);
    private static final Duration MOST_TIMING = Duration.ofDays(1);
    private static final Duration MOST_PROBE_LIMIT = Duration.ofMinutes(1);
    private static final Duration LEAST = Duration.ofMillis(1);

    public DriverSettings {
        requireNonNull(mode, "mode");
        requireNonNull(busyTimeout, "busyTimeout");
        requireNonNull(readLimit, "readLimit");
        requireNonNull(replicaWrites, "replicaWrites");
        attachable = List.copyOf(attachable);
        peers = List.copyOf(peers);
        requireNonNull(durability, "durability");
        requireNonNull(nodeApi, "nodeApi");
        requireNonNull(probeLimit, "probeLimit");
        requireNonNull(roleTiming, "roleTiming");
    }

    /**
     * Reads the properties. One that stands in both places must be the same in both, for drivers differ in who wins. {@code
     * user} and {@code password} are passed by pools; they must be empty.
     *
     * @throws InvalidValueException if a property is unknown, or its value is refused; it names all of them
     */
    public static DriverSettings read(LiteFsUrl url, Properties beside) {
        GivenProperties given = new GivenProperties(url.properties(), beside);
        List<AdvertiseUrl> peers = given.read(DriverProperty.PEERS, DriverSettings::urls);
        DriverSettings settings = new DriverSettings(
                mode(given),
                given.read(DriverProperty.BUSY_TIMEOUT, text -> duration(text, Duration.ZERO, MOST_BUSY_TIMEOUT)),
                given.read(DriverProperty.READ_LIMIT, DriverSettings::readLimit),
                given.read(DriverProperty.REPLICA_WRITES, ReplicaWrites::parse),
                given.read(DriverProperty.ATTACHABLE, DriverSettings::directories),
                peers,
                durability(given, peers),
                given.read(DriverProperty.NODE_API, AdvertiseUrl::new),
                given.read(DriverProperty.PROBE_LIMIT, text -> duration(text, LEAST, MOST_PROBE_LIMIT)),
                roleTiming(given));
        given.requireFaultless();
        return settings;
    }

    /** Absent is not the default here: the environment may decide then. */
    private static Optional<MountMode> mode(GivenProperties given) {
        MountMode read = given.read(DriverProperty.MODE, MountMode::parse);
        return given.text(DriverProperty.MODE).map(text -> read);
    }

    private static RoleTiming roleTiming(GivenProperties given) {
        Duration pollEvery = given.read(DriverProperty.POLL_EVERY, text -> duration(text, LEAST, MOST_TIMING));
        Duration trustFor = given.read(DriverProperty.TRUST_FOR, text -> duration(text, LEAST, MOST_TIMING));
        return given.combine(DriverProperty.TRUST_FOR, () -> new RoleTiming(pollEvery, trustFor), RoleTiming.DEFAULT);
    }

    private static Optional<Durability> durability(GivenProperties given, List<AdvertiseUrl> peers) {
        int nodes = given.read(DriverProperty.REPLICAS, text -> replicas(text, peers));
        Duration limit = given.read(DriverProperty.REPLICATION_LIMIT, text -> duration(text, LEAST, LONGEST));
        return nodes == 0 ? Optional.empty() : Optional.of(new Durability(nodes, limit));
    }

    private static int replicas(String text, List<AdvertiseUrl> peers) {
        check(COUNT.matcher(text).matches(), "must be a number from 0 to 99", text);
        int nodes = Integer.parseInt(text);
        check(nodes <= peers.size(), "must not be more than there are peers, which are " + peers.size(), text);
        return nodes;
    }

    private static List<AdvertiseUrl> urls(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(AdvertiseUrl::new)
                        .distinct()
                        .toList();
    }

    private static Optional<Duration> readLimit(String text) {
        return text.equals(OFF) ? Optional.empty() : Optional.of(duration(text, LEAST_READ_LIMIT, LONGEST));
    }

    private static Duration duration(String text, Duration least, Duration most) {
        check(
                !text.chars().allMatch(c -> c >= '0' && c <= '9'),
                "must have a unit, as 5s or 500ms, for a bare number may mean either",
                text);
        Duration read = GoDuration.parse(text).toDuration();
        check(
                read.compareTo(least) >= 0 && read.compareTo(most) <= 0,
                "must be from " + GoDuration.of(least) + " to " + GoDuration.of(most),
                text);
        return read;
    }

    private static List<AbsolutePath> directories(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(AbsolutePath::new).toList();
    }

    private static void check(boolean ok, String rule, String value) {
        if (!ok) {
            throw new InvalidValueException("duration", rule, value);
        }
    }
}
