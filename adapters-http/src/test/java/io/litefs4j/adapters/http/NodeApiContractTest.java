package io.litefs4j.adapters.http;

import io.litefs4j.testkit.contract.DatabaseTransferContract;
import io.litefs4j.testkit.contract.DebugVariablesContract;
import io.litefs4j.testkit.contract.HandoffContract;
import io.litefs4j.testkit.contract.NodeClaimsContract;
import io.litefs4j.testkit.contract.NodeEventsContract;
import io.litefs4j.testkit.contract.NodeInfosContract;
import io.litefs4j.testkit.contract.NodesDriver;
import io.litefs4j.testkit.contract.PromotionContract;
import org.junit.jupiter.api.Nested;

class NodeApiContractTest {
    @Nested
    class Infos extends NodeInfosContract {
        @Override
        protected NodesDriver newDriver() {
            return new HttpNodesDriver();
        }
    }

    @Nested
    class Events extends NodeEventsContract {
        @Override
        protected NodesDriver newDriver() {
            return new HttpNodesDriver();
        }
    }

    @Nested
    class Promoting extends PromotionContract {
        @Override
        protected NodesDriver newDriver() {
            return new HttpNodesDriver();
        }
    }

    @Nested
    class HandingOff extends HandoffContract {
        @Override
        protected NodesDriver newDriver() {
            return new HttpNodesDriver();
        }
    }

    @Nested
    class Transfer extends DatabaseTransferContract {
        @Override
        protected NodesDriver newDriver() {
            return new HttpNodesDriver();
        }
    }

    @Nested
    class Variables extends DebugVariablesContract {
        @Override
        protected NodesDriver newDriver() {
            return new HttpNodesDriver();
        }
    }

    @Nested
    class Claims extends NodeClaimsContract {
        @Override
        protected NodesDriver newDriver() {
            return new HttpNodesDriver();
        }
    }
}
