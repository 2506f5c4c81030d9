package io.litefs4j.examples.notes;

import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.CurrentRole;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The application as it runs, on a free port, and a client that follows no redirect by itself. */
final class RunningNotes implements AutoCloseable {
    private static final AdvertiseUrl UNUSED = new AdvertiseUrl("http://127.0.0.1:1");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Runnable node;
    private final NotesServer server;

    private RunningNotes(Runnable node, NotesServer server) {
        this.node = node;
        this.server = server;
    }

    /** Starts in development, exactly as the command line does. */
    static RunningNotes inDevelopment(Path directory) throws Exception {
        NotesSettings settings = settings(directory, Optional.empty(), Map.of());
        NotesNode node = NotesNode.open(settings);
        return new RunningNotes(node::close, NotesServer.start(settings, node.database(), node.role()));
    }

    /** Starts as on a mount, with a role that the test moves. */
    static RunningNotes onMount(AbsolutePath mount, DataSource database, CurrentRole role, Map<String, URI> peers)
            throws Exception {
        NotesSettings settings = settings(mount.toPath(), Optional.of(mount), peers);
        return new RunningNotes(() -> {}, NotesServer.start(settings, database, role));
    }

    private static NotesSettings settings(Path directory, Optional<AbsolutePath> mount, Map<String, URI> peers) {
        return new NotesSettings(new InetSocketAddress("127.0.0.1", 0), "n<1>", directory, mount, UNUSED, peers);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> postForm(String path, String form) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> postJson(String json) throws IOException, InterruptedException {
        return send(request("/api/notes")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        node.run();
    }
}
