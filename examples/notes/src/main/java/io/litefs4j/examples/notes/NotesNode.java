package io.litefs4j.examples.notes;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.adapters.fs.time.SystemTime;
import io.litefs4j.adapters.http.NodeApi;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.usecases.primary.PrimaryDetector;
import io.litefs4j.usecases.primary.RoleMonitor;
import io.litefs4j.usecases.primary.RoleTiming;
import java.io.IOException;
import java.nio.file.Files;
import javax.sql.DataSource;

/**
 * The node that the application runs on: its database, and what it is. The only class that knows whether there is a LiteFS.
 *
 * @param database where the notes are
 * @param role what this node is
 * @param closing ends what runs in the background
 */
record NotesNode(DataSource database, CurrentRole role, Runnable closing) implements AutoCloseable {
    static NotesNode open(NotesSettings settings) throws IOException {
        return settings.mount().isPresent()
                ? onMount(settings.mount().get(), settings.nodeApi())
                : inDevelopment(settings);
    }

    private static NotesNode inDevelopment(NotesSettings settings) throws IOException {
        Files.createDirectories(settings.data());
        return new NotesNode(
                LiteFsDataSource.plain(settings.data().resolve(NotesSettings.DATABASE)),
                NodeRole.Primary::new,
                () -> {});
    }

    private static NotesNode onMount(AbsolutePath mount, AdvertiseUrl nodeApi) {
        LiteFsDirectory directory = LiteFsDirectory.at(mount);
        NodeApi api = NodeApi.connecting();
        PrimaryDetector detector = new PrimaryDetector(
                api.primaryClaim(nodeApi, mount, directory.mount()), directory.primaryMarker(), directory.lagMarker());
        RoleMonitor monitor = RoleMonitor.start(
                detector,
                listener -> api.events().subscribe(nodeApi, listener),
                RoleTiming.DEFAULT,
                SystemTime.pause(),
                SystemTime.ticker());
        LiteFsDataSource database = LiteFsDataSource.onMount(mount, new DatabaseName(NotesSettings.DATABASE), monitor)
                .confirmedBy(detector)
                .build();
        return new NotesNode(database, monitor, () -> {
            monitor.close();
            api.close();
            directory.close();
        });
    }

    @Override
    public void close() {
        closing.run();
    }
}
