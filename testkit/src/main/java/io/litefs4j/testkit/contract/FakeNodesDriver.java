package io.litefs4j.testkit.contract;

import static java.util.Objects.requireNonNull;

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
import io.litefs4j.testkit.node.FakeLease;
import io.litefs4j.testkit.node.FakeNode;
import io.litefs4j.testkit.node.FakeNodes;
import io.litefs4j.testkit.node.SqliteImage;
import io.litefs4j.testkit.time.ManualTime;

/** The contracts' two nodes as {@link FakeNodes}. */
public final class FakeNodesDriver implements NodesDriver {
    private final FakeNodes nodes = new FakeNodes(FakeLease.fixed(), new ManualTime());
    private final FakeNode primary = nodes.add("n1", true);
    private final FakeNode replica = nodes.add("n2", false);
    private int commits;

    public FakeNodesDriver() {
        primary.becomePrimary();
        replica.follow(primary);
    }

    /** Returns the node behind {@link #primary()}. */
    public FakeNode primaryNode() {
        return primary;
    }

    /** Returns the node behind {@link #replica()}. */
    public FakeNode replicaNode() {
        return replica;
    }

    /** Returns both nodes, and the ports over them. */
    public FakeNodes nodes() {
        return nodes;
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
        return new AdvertiseUrl("http://nowhere:20202");
    }

    @Override
    public Hostname primaryHostname() {
        return primary.hostname();
    }

    @Override
    public NodeInfos infos() {
        return nodes.infos();
    }

    @Override
    public NodeEvents events() {
        return nodes.events();
    }

    @Override
    public Promotion promotion() {
        return nodes.promotion();
    }

    @Override
    public Handoff handoff() {
        return nodes.handoff();
    }

    @Override
    public DatabaseExport databaseExport() {
        return nodes.databaseExport();
    }

    @Override
    public DatabaseImport databaseImport() {
        return nodes.databaseImport();
    }

    @Override
    public DebugVariables debugVariables() {
        return nodes.debugVariables();
    }

    @Override
    public NodeClaims claims() {
        return nodes.claims();
    }

    @Override
    public Position commit(DatabaseName database) {
        return primary.commit(requireNonNull(database, "database"), SqliteImage.ofVersion(++commits));
    }

    @Override
    public void drop(DatabaseName database) {
        primary.drop(database);
    }

    @Override
    public void settle() {
        if (!replica.catchUp()) {
            throw new IllegalStateException("nothing can reach " + replica);
        }
    }

    @Override
    public void beginRead(DatabaseName database) {
        replica.beginRead(database);
    }

    @Override
    public void endRead(DatabaseName database) {
        replica.endRead(database);
    }

    @Override
    public void crashReplica() {
        replica.crash();
    }

    @Override
    public void restartReplica() {
        replica.start();
        replica.follow(primary);
        replica.catchUp();
    }

    @Override
    public void freezeReplica() {
        replica.freeze();
    }

    @Override
    public void thawReplica() {
        replica.thaw();
    }
}
