package io.litefs4j.usecases.replication;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.node.DebugVariables;
import io.litefs4j.domain.node.NodeEvents;
import io.litefs4j.domain.node.NodeInfos;

/** The ports by which this node and its peers are heard and asked. */
public record ClusterApi(NodeEvents events, NodeInfos infos, DebugVariables variables) {
    public ClusterApi {
        requireNonNull(events, "events");
        requireNonNull(infos, "infos");
        requireNonNull(variables, "variables");
    }
}
