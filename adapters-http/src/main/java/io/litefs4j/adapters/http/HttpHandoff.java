package io.litefs4j.adapters.http;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.Handoff;
import io.litefs4j.domain.node.NodeId;
import java.net.http.HttpRequest.BodyPublishers;

/** {@code POST /handoff?nodeID=}. */
final class HttpHandoff implements Handoff {
    private final Wire wire;

    HttpHandoff(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void handoff(AdvertiseUrl primary, NodeId successor) {
        String target = "/handoff?nodeID=" + successor;
        wire.post(new Wire.Call(primary, "POST", target, wire.limits().promotion()), BodyPublishers.noBody());
    }
}
