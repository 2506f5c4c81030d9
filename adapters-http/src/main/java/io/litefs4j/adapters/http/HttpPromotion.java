package io.litefs4j.adapters.http;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.Promotion;
import java.net.http.HttpRequest.BodyPublishers;

/** {@code POST /promote}. */
final class HttpPromotion implements Promotion {
    private final Wire wire;

    HttpPromotion(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void promote(AdvertiseUrl node) {
        wire.post(new Wire.Call(node, "POST", "/promote", wire.limits().promotion()), BodyPublishers.noBody());
    }
}
