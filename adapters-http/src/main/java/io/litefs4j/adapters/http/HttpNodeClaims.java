package io.litefs4j.adapters.http;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.NodeClaims;
import java.util.LinkedHashMap;
import java.util.Map;

/** The role by {@code /info} and the positions by {@code /debug/vars}, asked in that order. */
final class HttpNodeClaims implements NodeClaims {
    private final HttpNodeInfos infos;
    private final HttpDebugVariables variables;

    HttpNodeClaims(HttpNodeInfos infos, HttpDebugVariables variables) {
        this.infos = infos;
        this.variables = variables;
    }

    @Override
    public NodeClaim ask(AdvertiseUrl node) {
        try {
            NodeInfo info = infos.of(node);
            return info.isPrimary() ? primary(node, info) : notPrimary(node, info);
        } catch (NodeApiException e) {
            return new NodeClaim.Unknown(node, String.valueOf(e.getMessage()));
        }
    }

    /** Its word alone matters: a second primary must not go unseen because its positions could not be read. */
    private NodeClaim primary(AdvertiseUrl node, NodeInfo info) {
        Map<DatabaseName, Position> positions;
        try {
            positions = positions(node);
        } catch (NodeApiException e) {
            positions = Map.of();
        }
        return new NodeClaim.Primary(node, info.id(), info.clusterId(), positions);
    }

    private NodeClaim notPrimary(AdvertiseUrl node, NodeInfo info) {
        return new NodeClaim.NotPrimary(node, info.id(), info.clusterId(), info.primary(), positions(node));
    }

    private Map<DatabaseName, Position> positions(AdvertiseUrl node) {
        Map<DatabaseName, Position> positions = new LinkedHashMap<>();
        variables.of(node).databases().forEach((name, database) -> positions.put(name, database.position()));
        return positions;
    }
}
