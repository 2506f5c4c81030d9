package io.litefs4j.cluster.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.testkit.real.RealNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the node API says of a node: the truth by other means than the mount. */
public final class StoreView {
    private StoreView() {}

    public static Optional<Position> position(RealNode node, DatabaseName database) {
        Matcher entry = Pattern.compile("\"" + Pattern.quote(database.value())
                        + "\"\\s*:\\s*\\{\\s*\"name\"\\s*:\\s*\"[^\"]*\"\\s*,\\s*\"txid\"\\s*:\\s*\"([0-9a-f]{16})\"\\s*,"
                        + "\\s*\"checksum\"\\s*:\\s*\"([0-9a-f]{16})\"")
                .matcher(text(node, "/debug/vars"));
        return entry.find() ? Optional.of(Position.parse(entry.group(1) + "/" + entry.group(2))) : Optional.empty();
    }

    /** Returns whether the node follows this primary, or nobody and is none itself where the name is empty. */
    public static boolean follows(RealNode node, Hostname primary) {
        String info = text(node, "/info").replaceAll("\\s", "");
        return info.contains("\"isPrimary\":false")
                && info.contains("\"primary\":{\"hostname\":\"" + primary.value() + "\"}");
    }

    private static String text(RealNode node, String path) {
        try (InputStream body = node.url().resolve(path).toURL().openStream()) {
            return new String(body.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
