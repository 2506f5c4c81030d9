package io.litefs4j.cluster.node;

import static org.awaitility.Awaitility.await;

import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.cluster.support.Sql;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.DatabaseExport;
import io.litefs4j.domain.node.DatabaseImport;
import io.litefs4j.domain.node.DebugVariables;
import io.litefs4j.domain.node.Handoff;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeInfos;
import io.litefs4j.domain.node.Promotion;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.splitbrain.NodeClaims;
import io.litefs4j.testkit.contract.NodesDriver;
import io.litefs4j.testkit.real.NodeConfig;
import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Does to two real nodes what the contracts of the node API speak of. */
final class RealNodesDriver implements NodesDriver {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String POSITION = "-pos";

    private final RealNode primary;
    private final RealNode replica;
    private final RealNode absent;
    private final NodeApi api = NodeApi.connecting();
    private final Map<DatabaseName, Connection> reads = new HashMap<>();
    private boolean frozen;

    RealNodesDriver(RealCluster cluster) {
        primary = cluster.node("n1");
        replica = cluster.node("n2");
        absent = cluster.node("absent");
    }

    /** Starts the nodes that the drivers share. */
    static RealCluster cluster() {
        RealCluster cluster = RealCluster.twoStaticNodes();
        cluster.add("absent", NodeConfig.staticPrimary());
        return cluster;
    }

    @Override
    public AdvertiseUrl primary() {
        return primary.url();
    }

    @Override
    public AdvertiseUrl replica() {
        return replica.url();
    }

    @Override
    public AdvertiseUrl nowhere() {
        return absent.url();
    }

    @Override
    public Hostname primaryHostname() {
        return primary.hostname();
    }

    @Override
    public NodeInfos infos() {
        return api.infos();
    }

    @Override
    public NodeEvents events() {
        return api.events();
    }

    @Override
    public Promotion promotion() {
        return api.promotion();
    }

    @Override
    public Handoff handoff() {
        return api.handoff();
    }

    @Override
    public DatabaseExport databaseExport() {
        return api.databaseExport();
    }

    @Override
    public DatabaseImport databaseImport() {
        return api.databaseImport();
    }

    @Override
    public DebugVariables debugVariables() {
        return api.debugVariables();
    }

    @Override
    public NodeClaims claims() {
        return api.claims();
    }

    /** With the pages of the images that the contracts import: an import of another page size is the end of a LiteFS. */
    @Override
    public Position commit(DatabaseName database) {
        Sql.run(
                file(primary, database),
                "PRAGMA page_size=512",
                "BEGIN IMMEDIATE",
                "CREATE TABLE IF NOT EXISTS contract (n INTEGER PRIMARY KEY)",
                "INSERT INTO contract DEFAULT VALUES",
                "COMMIT");
        return Position.parse(positions(primary).get(database + POSITION));
    }

    @Override
    public void drop(DatabaseName database) {
        try {
            Files.delete(file(primary, database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void settle() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> positions(replica).equals(positions(primary)));
    }

    @Override
    public void beginRead(DatabaseName database) {
        try {
            Connection reader = Sql.open(file(replica, database));
            reads.put(database, reader);
            try (Statement statement = reader.createStatement()) {
                statement.execute("BEGIN");
                statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void endRead(DatabaseName database) {
        try {
            reads.remove(database).close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void crashReplica() {
        replica.kill();
    }

    @Override
    public void restartReplica() {
        replica.startAndAwaitReady();
        settle();
    }

    @Override
    public void freezeReplica() {
        replica.freeze();
        frozen = true;
    }

    @Override
    public void thawReplica() {
        replica.thaw();
        frozen = false;
    }

    private static Path file(RealNode on, DatabaseName database) {
        return on.mount().resolve(database.value());
    }

    /** Returns the text of every position file by its name. */
    private static Map<String, String> positions(RealNode node) {
        try (Stream<Path> files = Files.list(node.mount())) {
            Map<String, String> positions = new TreeMap<>();
            for (Path file : files.filter(f -> f.toString().endsWith(POSITION)).toList()) {
                positions.put(
                        file.getFileName().toString(), Files.readString(file).strip());
            }
            return positions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nodes outlive the single test, well and connected. */
    @Override
    public void close() {
        api.close();
        reads.keySet().stream().toList().forEach(this::endRead);
        if (frozen) {
            thawReplica();
        }
        if (!primary.isRunning()) {
            String log = primary.logTail();
            primary.startAndAwaitReady();
            throw new IllegalStateException("the primary has died:\n" + log);
        }
        if (!replica.isRunning()) {
            restartReplica();
        }
    }
}
