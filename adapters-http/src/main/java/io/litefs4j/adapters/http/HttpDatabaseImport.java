package io.litefs4j.adapters.http;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.DatabaseImport;
import io.litefs4j.domain.node.NodeRefusedException;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code POST /import?name=}, the file straight from disk.
 *
 * <p>A node that is not primary refuses before it reads, and breaks the connection while the file is still being sent: its
 * words would be lost. So one that says that it is not primary is asked without the file.
 */
final class HttpDatabaseImport implements DatabaseImport {
    private static final int NOT_PRIMARY = 503;

    private final Wire wire;
    private final HttpNodeInfos infos;

    HttpDatabaseImport(Wire wire, HttpNodeInfos infos) {
        this.wire = wire;
        this.infos = infos;
    }

    @Override
    public void importFrom(AdvertiseUrl primary, DatabaseName database, Path source) {
        BodyPublisher file = file(source);
        String target = "/import?name=" + URLEncoder.encode(database.value(), StandardCharsets.UTF_8);
        Wire.Call call = new Wire.Call(primary, "POST", target, wire.limits().transfer());
        if (!infos.of(primary).isPrimary()) {
            hearRefusal(call);
        }
        wire.post(call, file);
    }

    private void hearRefusal(Wire.Call call) {
        try {
            wire.post(call, BodyPublishers.noBody());
        } catch (NodeRefusedException e) {
            if (e.status() == NOT_PRIMARY) {
                throw e;
            }
            // It has become primary since it was asked, and misses the file only.
        }
    }

    private static BodyPublisher file(Path source) {
        try {
            if (!Files.isRegularFile(source)) {
                throw new FileNotFoundException(source + " is no file");
            }
            return BodyPublishers.ofFile(source);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }
}
