package io.litefs4j;

import static java.util.Objects.requireNonNull;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.mount.MountMode;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.usecases.health.HealthChecker;
import io.litefs4j.usecases.primary.RoleTiming;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How {@link LiteFs} finds and watches this node.
 *
 * @param mount {@code fuse.dir} of this node's litefs.yml
 * @param mode whether there is a LiteFS; empty where the system property or the environment shall decide
 * @param nodeApi where this node's LiteFS API is reached from here
 * @param peers where the APIs of the other nodes are reached; may be empty
 * @param probeLimit how long the mount, and a node API, may take for one answer, up to a minute
 * @param maxLag how old a replica's news may be before the node is degraded
 * @param roleTiming how often the role is looked at, and how long it is believed
 */
public record LiteFsOptions(
        AbsolutePath mount,
        Optional<MountMode> mode,
        AdvertiseUrl nodeApi,
        List<AdvertiseUrl> peers,
        Duration probeLimit,
        Duration maxLag,
        RoleTiming roleTiming) {
    /** Where LiteFS listens unless it is told otherwise. */
    public static final AdvertiseUrl DEFAULT_NODE_API = new AdvertiseUrl("http://localhost:20202");

    /** @throws InvalidValueException if the maximal lag is not positive */
    public LiteFsOptions {
        requireNonNull(mount, "mount");
        requireNonNull(mode, "mode");
        requireNonNull(nodeApi, "nodeApi");
        peers = List.copyOf(peers);
        requireNonNull(probeLimit, "probeLimit");
        requireNonNull(roleTiming, "roleTiming");
        if (maxLag.isNegative() || maxLag.isZero()) {
            throw new InvalidValueException("max-lag", "must be positive", maxLag.toString());
        }
    }

    /** Returns every node that can be asked, this one first; empty where no peer was named. */
    List<AdvertiseUrl> cluster() {
        return peers.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(nodeApi), peers.stream()).distinct().toList();
    }

    /** Returns the same without anybody else to ask. */
    LiteFsOptions alone() {
        return new LiteFsOptions(mount, mode, nodeApi, List.of(), probeLimit, maxLag, roleTiming);
    }

    /** Returns a builder that holds the defaults: the mode as the surroundings say, the API at {@link #DEFAULT_NODE_API}, no peers. */
    public static Builder at(AbsolutePath mount) {
        return new Builder(mount);
    }

    /** Builds the options. Not thread-safe. */
    public static final class Builder {
        private final AbsolutePath mount;
        private Optional<MountMode> mode = Optional.empty();
        private AdvertiseUrl nodeApi = DEFAULT_NODE_API;
        private List<AdvertiseUrl> peers = List.of();
        private Duration probeLimit = LiteFsDirectory.DEFAULT_LIMIT;
        private Duration maxLag = HealthChecker.DEFAULT_MAX_LAG;
        private RoleTiming roleTiming = RoleTiming.DEFAULT;

        private Builder(AbsolutePath mount) {
            this.mount = mount;
        }

        /** Sets whether there is a LiteFS, whatever the system property and the environment say. */
        public Builder mode(MountMode value) {
            this.mode = Optional.of(value);
            return this;
        }

        public Builder nodeApi(AdvertiseUrl value) {
            this.nodeApi = value;
            return this;
        }

        public Builder peers(List<AdvertiseUrl> value) {
            this.peers = List.copyOf(value);
            return this;
        }

        public Builder probeLimit(Duration value) {
            this.probeLimit = value;
            return this;
        }

        public Builder maxLag(Duration value) {
            this.maxLag = value;
            return this;
        }

        public Builder roleTiming(RoleTiming value) {
            this.roleTiming = value;
            return this;
        }

        /** @throws InvalidValueException if the maximal lag is not positive */
        public LiteFsOptions build() {
            return new LiteFsOptions(mount, mode, nodeApi, peers, probeLimit, maxLag, roleTiming);
        }
    }
}
