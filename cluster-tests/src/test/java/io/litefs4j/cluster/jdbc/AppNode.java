package io.litefs4j.cluster.jdbc;

import static org.awaitility.Awaitility.await;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.domain.position.Position;
import io.litefs4j.testkit.real.RealNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A real node with the application beside it, put together as an application does: by {@code LiteFs.open}. */
final class AppNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RealNode node;
    private final LiteFs liteFs;

    private AppNode(RealNode node, LiteFs liteFs) {
        this.node = node;
        this.liteFs = liteFs;
    }

    static AppNode beside(RealNode node, RealNode... peers) {
        return new AppNode(
                node,
                LiteFs.open(LiteFsOptions.at(node.mountPath())
                        .nodeApi(node.url())
                        .peers(Stream.of(peers).map(RealNode::url).toList())
                        .build()));
    }

    RealNode node() {
        return node;
    }

    LiteFs liteFs() {
        return liteFs;
    }

    LiteFsDataSource.Builder dataSource() {
        return liteFs.dataSource(Rows.DATABASE);
    }

    Optional<Position> position() {
        return liteFs.positions().of(Rows.DATABASE);
    }

    /** Waits until both nodes stand where the other one stands, and have the database. */
    static void awaitSamePosition(AppNode one, AppNode other) {
        await("one position on " + one.node.hostname() + " and " + other.node.hostname())
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> one.position().isPresent() && one.position().equals(other.position()));
    }

    @Override
    public void close() {
        liteFs.close();
    }
}
