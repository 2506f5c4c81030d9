package io.litefs4j.cluster.halt;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.MigrationRunner;
import io.litefs4j.testkit.real.RealNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A primary and a replica for each test, with an application beside each. */
class FrontDoorTestBase extends HaltTestBase {
    LiteFs onPrimary;
    LiteFs onReplica;

    @BeforeEach
    void openFrontDoors() throws InterruptedException {
        onPrimary = frontDoor(nodes.primary);
        onReplica = frontDoor(nodes.replica);
    }

    private static LiteFs frontDoor(RealNode node) throws InterruptedException {
        LiteFs liteFs = LiteFs.open(
                LiteFsOptions.at(node.mountPath()).nodeApi(node.url()).build());
        liteFs.roleMonitor().awaitReady(HaltedNodes.PATIENCE);
        return liteFs;
    }

    static MigrationRunner runner(LiteFs liteFs) {
        return liteFs.migrationRunner(
                        HaltedNodes.APP, liteFs.dataSource(HaltedNodes.APP).build())
                .within(HaltedNodes.PATIENCE);
    }

    @AfterEach
    void closeFrontDoors() {
        onReplica.close();
        onPrimary.close();
    }
}
