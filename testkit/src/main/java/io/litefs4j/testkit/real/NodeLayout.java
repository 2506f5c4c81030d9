package io.litefs4j.testkit.real;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import java.nio.file.Path;

/**
 * Where a real node lives: what its configuration is written from.
 *
 * @param hostname the node's name, for the lease and for messages
 * @param directory everything of this node is below it
 * @param port of the node API, on 127.0.0.1; it stays the node's over restarts
 */
public record NodeLayout(Hostname hostname, AbsolutePath directory, int port) {
    public NodeLayout {
        requireNonNull(hostname, "hostname");
        requireNonNull(directory, "directory");
    }

    /** Returns the mount directory. */
    public Path mount() {
        return directory.resolve("mount").toPath();
    }

    /** Returns LiteFS's data directory. */
    public Path data() {
        return directory.resolve("data").toPath();
    }

    /** Returns where the configuration is written before each start. */
    public Path configFile() {
        return directory.resolve("litefs.yml").toPath();
    }

    /** Returns where both output streams of LiteFS go, of all starts one after the other. */
    public Path logFile() {
        return directory.resolve("litefs.log").toPath();
    }

    Path pidFile() {
        return directory.resolve("litefs.pid").toPath();
    }

    /** Returns where the node API is reached. */
    public AdvertiseUrl url() {
        return new AdvertiseUrl("http://127.0.0.1:" + port);
    }

    /** Returns the value of {@code http.addr}: loopback only, for that API asks nobody for a password. */
    public String address() {
        return "127.0.0.1:" + port;
    }
}
