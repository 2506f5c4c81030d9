package io.litefs4j.testkit.real;

import io.litefs4j.domain.node.AdvertiseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a node's {@code /info} just enough to know whether a test may begin. */
final class NodeProbe {
    private static final int LIMIT_MILLIS = 2_000;
    private static final Pattern IS_PRIMARY = Pattern.compile("\"isPrimary\"\\s*:\\s*true");

    private NodeProbe() {}

    /** Returns the body of {@code /info}, or empty where nothing answers it in time. */
    static Optional<String> info(AdvertiseUrl url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) url.resolve("/info").toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static boolean isPrimary(AdvertiseUrl url) {
        return info(url).filter(body -> IS_PRIMARY.matcher(body).find()).isPresent();
    }
}
