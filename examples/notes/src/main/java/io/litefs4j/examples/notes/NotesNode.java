package io.litefs4j.examples.notes;

import io.litefs4j.LiteFs;
import io.litefs4j.LiteFsOptions;
import io.litefs4j.adapters.jdbc.LiteFsDataSource;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
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
        LiteFs liteFs = LiteFs.open(LiteFsOptions.at(mount).nodeApi(nodeApi).build());
        DataSource database =
                liteFs.dataSource(new DatabaseName(NotesSettings.DATABASE)).build();
        return new NotesNode(database, liteFs.roleMonitor(), liteFs::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
