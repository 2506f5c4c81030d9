package io.litefs4j.examples.notes;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the application runs.
 *
 * @param address where it listens
 * @param name what the page calls this node
 * @param data the directory of the plain SQLite file, used where there is no mount
 * @param mount the LiteFS mount; empty for development on a plain file
 * @param nodeApi where this node's LiteFS serves its API; unused without a mount
 * @param peers the application's base URL on each node, by the node's LiteFS hostname
 */
record NotesSettings(
        InetSocketAddress address,
        String name,
        Path data,
        Optional<AbsolutePath> mount,
        AdvertiseUrl nodeApi,
        Map<String, URI> peers) {
    static final String DATABASE = "notes.db";

    NotesSettings {
        peers = Map.copyOf(peers);
    }
}
