package io.litefs4j.adapters.http;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.NodeInfos;

/** {@code GET /info}. LiteFS sends JSON as text/plain, so the type is not looked at. */
final class HttpNodeInfos implements NodeInfos {
    private static final String PATH = "/info";

    private final Wire wire;

    HttpNodeInfos(Wire wire) {
        this.wire = wire;
    }

    @Override
    public NodeInfo of(AdvertiseUrl node) {
        Wire.Call call = new Wire.Call(node, "GET", PATH, wire.limits().answer());
        return NodeAnswers.info(call, wire.get(call));
    }
}
