package io.litefs4j.testkit.node;

import io.litefs4j.testkit.contract.DatabaseTransferContract;
import io.litefs4j.testkit.contract.DebugVariablesContract;
import io.litefs4j.testkit.contract.FakeNodesDriver;
import io.litefs4j.testkit.contract.HandoffContract;
import io.litefs4j.testkit.contract.NodeClaimsContract;
import io.litefs4j.testkit.contract.NodeEventsContract;
import io.litefs4j.testkit.contract.NodeInfosContract;
import io.litefs4j.testkit.contract.NodesDriver;
import io.litefs4j.testkit.contract.PromotionContract;
import org.junit.jupiter.api.Nested;

class FakeNodesContractTest {
    @Nested
    class Infos extends NodeInfosContract {
        @Override
        protected NodesDriver newDriver() {
            return new FakeNodesDriver();
        }
    }

    @Nested
    class Events extends NodeEventsContract {
        @Override
        protected NodesDriver newDriver() {
            return new FakeNodesDriver();
        }
    }

    @Nested
    class Promoting extends PromotionContract {
        @Override
        protected NodesDriver newDriver() {
            return new FakeNodesDriver();
        }
    }

    @Nested
    class HandingOff extends HandoffContract {
        @Override
        protected NodesDriver newDriver() {
            return new FakeNodesDriver();
        }
    }

    @Nested
    class Transfer extends DatabaseTransferContract {
        @Override
        protected NodesDriver newDriver() {
            return new FakeNodesDriver();
        }
    }

    @Nested
    class Variables extends DebugVariablesContract {
        @Override
        protected NodesDriver newDriver() {
            return new FakeNodesDriver();
        }
    }

    @Nested
    class Claims extends NodeClaimsContract {
        @Override
        protected NodesDriver newDriver() {
            return new FakeNodesDriver();
        }
    }
}
