package io.litefs4j.cluster.node;

import io.litefs4j.testkit.contract.DatabaseTransferContract;
import io.litefs4j.testkit.contract.DebugVariablesContract;
import io.litefs4j.testkit.contract.HandoffContract;
import io.litefs4j.testkit.contract.NodeClaimsContract;
import io.litefs4j.testkit.contract.NodeEventsContract;
import io.litefs4j.testkit.contract.NodeInfosContract;
import io.litefs4j.testkit.contract.NodesDriver;
import io.litefs4j.testkit.contract.PromotionContract;
import io.litefs4j.testkit.real.RealCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The client of the node API keeps its contracts with real nodes. */
class RealNodesIT {
    private static RealCluster cluster;

    @BeforeAll
    static void startNodes() {
        cluster = RealNodesDriver.cluster();
    }

    @AfterAll
    static void closeNodes() {
        cluster.close();
    }

    @Nested
    class DatabaseTransferOfRealLiteFs extends DatabaseTransferContract {
        @Override
        protected NodesDriver newDriver() {
            return new RealNodesDriver(cluster);
        }
    }

    @Nested
    class DebugVariablesOfRealLiteFs extends DebugVariablesContract {
        @Override
        protected NodesDriver newDriver() {
            return new RealNodesDriver(cluster);
        }
    }

    @Nested
    class HandoffOfRealLiteFs extends HandoffContract {
        @Override
        protected NodesDriver newDriver() {
            return new RealNodesDriver(cluster);
        }
    }

    @Nested
    class NodeClaimsOfRealLiteFs extends NodeClaimsContract {
        @Override
        protected NodesDriver newDriver() {
            return new RealNodesDriver(cluster);
        }
    }

    @Nested
    class NodeEventsOfRealLiteFs extends NodeEventsContract {
        @Override
        protected NodesDriver newDriver() {
            return new RealNodesDriver(cluster);
        }
    }

    @Nested
    class NodeInfosOfRealLiteFs extends NodeInfosContract {
        @Override
        protected NodesDriver newDriver() {
            return new RealNodesDriver(cluster);
        }
    }

    @Nested
    class PromotionOfRealLiteFs extends PromotionContract {
        @Override
        protected NodesDriver newDriver() {
            return new RealNodesDriver(cluster);
        }
    }
}
