package io.litefs4j.jdbc;

import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.url.DriverSettings;
import io.litefs4j.adapters.jdbc.url.LiteFsUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The nodes that connections of the driver are open on: one for each directory and set of options. Safe for use by many
 * threads.
 */
final class OpenNodes {
    private final Object lock = new Object();
    private final Map<LiteFsOptions, OpenNode> nodes = new HashMap<>(); // guarded by lock

    /** Connects, and keeps the node open until that connection is closed. */
    Connection connect(LiteFsUrl url, DriverSettings settings) throws SQLException {
        OpenNode node = enter(options(url, settings));
        boolean connected = false;
        try {
            Connection connection = node.dataSource(url.database(), settings).getConnection(() -> leave(node));
            connected = true;
            return connection;
        } finally {
            if (!connected) {
                leave(node);
            }
        }
    }

    private static LiteFsOptions options(LiteFsUrl url, DriverSettings settings) {
        LiteFsOptions.Builder options = LiteFsOptions.at(url.directory())
                .nodeApi(settings.nodeApi())
                .peers(settings.peers())
                .probeLimit(settings.probeLimit())
                .roleTiming(settings.roleTiming());
        settings.mode().ifPresent(options::mode);
        return options.build();
    }

    /** Opening takes as long as LiteFS takes to answer, so it happens outside this lock. */
    private OpenNode enter(LiteFsOptions options) {
        synchronized (lock) {
            OpenNode node = nodes.computeIfAbsent(options, OpenNode::new);
            node.enter();
            return node;
        }
    }

    private void leave(OpenNode node) {
        synchronized (lock) {
            if (!node.leave()) {
                return;
            }
            nodes.remove(node.options());
        }
        node.close();
    }

    /** Returns how many nodes are open. */
    int size() {
        synchronized (lock) {
            return nodes.size();
        }
    }
}
