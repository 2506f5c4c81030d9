package io.litefs4j.testkit.cluster;

import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeEvents;
import java.util.List;

/** Writes down the primary's name at each event about the role. */
record RoleListener(List<String> names) implements NodeEvents.Listener {
    @Override
    public void heard(NodeEvent event) {
        if (event instanceof NodeEvent.Init init) {
            names.add(init.primary().value());
        } else if (event instanceof NodeEvent.PrimaryChange change) {
            names.add(change.primary().value());
        }
    }

    @Override
    public void lost(NodeApiException reason) {
        names.add("lost");
    }
}
