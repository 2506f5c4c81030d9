package io.litefs4j.cluster.primary;

import io.litefs4j.cluster.support.NodeView;
import io.litefs4j.testkit.real.RealNode;

/** The truth table where only the files of the mount can be asked. */
class TruthTableByFilesIT extends TruthTable {
    @Override
    NodeView newView(RealNode node) {
        return NodeView.byFiles(node);
    }
}
