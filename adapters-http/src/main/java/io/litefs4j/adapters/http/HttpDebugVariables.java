package io.litefs4j.adapters.http;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.DebugVariables;
import io.litefs4j.domain.node.StoreVariables;

/** {@code GET /debug/vars}: of what Go's expvar holds, the entry {@code store}. */
final class HttpDebugVariables implements DebugVariables {
    private static final String PATH = "/debug/vars";

    private final Wire wire;

    HttpDebugVariables(Wire wire) {
        this.wire = wire;
    }

    @Override
    public StoreVariables of(AdvertiseUrl node) {
        Wire.Call call = new Wire.Call(node, "GET", PATH, wire.limits().answer());
        return NodeAnswers.variables(call, wire.get(call).body());
    }
}
