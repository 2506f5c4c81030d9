package io.litefs4j.cluster.halt;

import io.litefs4j.testkit.real.RealCluster;
import io.litefs4j.testkit.real.RealLiteFs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A primary and a replica for each test. */
@RealLiteFs
class HaltTestBase {
    HaltedNodes nodes;

    @BeforeEach
    void openNodes(RealCluster cluster) {
        nodes = new HaltedNodes(cluster);
    }

    @AfterEach
    void closeNodes() {
        nodes.close();
    }
}
