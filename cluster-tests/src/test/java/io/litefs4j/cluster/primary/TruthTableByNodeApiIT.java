package io.litefs4j.cluster.primary;

import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.testkit.real.RealNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The truth table where the claim is asked of the node API. */
class TruthTableByNodeApiIT extends TruthTable {
    private static NodeApi api;

    @BeforeAll
    static void openApi() {
        api = NodeApi.connecting();
    }

    @AfterAll
    static void closeApi() {
        api.close();
    }

    @Override
    NodeView newView(RealNode node) {
        return new NodeView(
                node, (same, directory) -> api.primaryClaim(same.url(), same.mountPath(), directory.mount()));
    }
}
