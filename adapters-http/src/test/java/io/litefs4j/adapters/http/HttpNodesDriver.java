package io.litefs4j.adapters.http;

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
import io.litefs4j.testkit.contract.FakeNodesDriver;
import io.litefs4j.testkit.contract.NodesDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** The contracts' two nodes behind HTTP servers of this process, asked by the real client. */
final class HttpNodesDriver implements NodesDriver {
    private final FakeNodesDriver fakes = new FakeNodesDriver();
    private final FakeNodeServer primary = new FakeNodeServer(fakes.nodes(), fakes.primaryNode());
    private final FakeNodeServer replica = new FakeNodeServer(fakes.nodes(), fakes.replicaNode());
    private final AdvertiseUrl nowhere = unusedPort();
    private final NodeApi api = NodeApi.connecting(NodeApiLimits.builder()
            .answer(Duration.ofSeconds(2))
            .silence(Duration.ofMillis(200))
            .retry(Duration.ofMillis(20), Duration.ofMillis(100))
            .build());

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
        return nowhere;
    }

    private static AdvertiseUrl unusedPort() {
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new AdvertiseUrl("http://127.0.0.1:" + unused.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Hostname primaryHostname() {
        return fakes.primaryHostname();
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

    @Override
    public Position commit(DatabaseName database) {
        return fakes.commit(database);
    }

    @Override
    public void drop(DatabaseName database) {
        fakes.drop(database);
    }

    @Override
    public void settle() {
        fakes.settle();
    }

    @Override
    public void beginRead(DatabaseName database) {
        fakes.beginRead(database);
    }

    @Override
    public void endRead(DatabaseName database) {
        fakes.endRead(database);
    }

    @Override
    public void crashReplica() {
        replica.crash();
    }

    @Override
    public void restartReplica() {
        replica.start();
        fakes.replicaNode().follow(fakes.primaryNode());
        fakes.settle();
    }

    @Override
    public void freezeReplica() {
        replica.freeze();
    }

    @Override
    public void thawReplica() {
        replica.thaw();
    }

    @Override
    public void close() {
        api.close();
        primary.close();
        replica.close();
    }
}
