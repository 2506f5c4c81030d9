package io.litefs4j.adapters.http;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.DatabaseExport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code GET /export?name=}, passed on piece by piece.
 *
 * <p>Where LiteFS fails in the middle, it has said 200 already and writes its error message behind the pages it sent, as
 * if all was well. The size that the file gives itself tells: what is longer or shorter has broken off.
 */
final class HttpDatabaseExport implements DatabaseExport {
    private final Wire wire;

    HttpDatabaseExport(Wire wire) {
        this.wire = wire;
    }

    @Override
    public long export(AdvertiseUrl node, DatabaseName database, OutputStream target) throws IOException {
        String path = "/export?name=" + URLEncoder.encode(database.value(), StandardCharsets.UTF_8);
        Wire.Call call = new Wire.Call(node, "GET", path, wire.limits().answer());
        long deadline = System.nanoTime() + wire.limits().transfer().toNanos();
        try (Wire.OpenAnswer answer = wire.open(call, BodyPublishers.noBody())) {
            SqliteSize size = new SqliteSize();
            Optional<ByteBuffer> piece = wire.next(call, answer.body(), patience(deadline));
            while (piece.isPresent()) {
                byte[] bytes = Wire.bytes(piece.get());
                size.add(bytes);
                if (size.received() > wire.limits().exportBytes()) {
                    throw Wire.unreadable(
                            call, "is longer than " + wire.limits().exportBytes() + " bytes");
                }
                target.write(bytes);
                piece = wire.next(call, answer.body(), patience(deadline));
            }
            if (answer.id().isEmpty() || !size.isAsPromised()) {
                throw Wire.unreadable(call, "is no whole SQLite file");
            }
            target.flush();
            return size.received();
        }
    }

    private Duration patience(long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        Duration stall = wire.limits().stall();
        return left.compareTo(stall) < 0 ? left : stall;
    }
}
