package io.litefs4j;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.adapters.fs.PlainDirectory;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.LagMarker;
import java.util.function.Function;

/**
 * What is read in the directory of the databases, be it a mount or a plain one.
 *
 * @param roleOver asks afresh what this node is to a database
 * @param closing lets go of it
 */
record NodeFiles(
        Mount mount,
        LagMarker lagMarker,
        Databases databases,
        Positions positions,
        HaltLocks haltLocks,
        Function<DatabaseName, CurrentRole> roleOver,
        Runnable closing) {

    static NodeFiles of(LiteFsDirectory directory, CurrentRole detector) {
        return new NodeFiles(
                directory.mount(),
                directory.lagMarker(),
                directory.databases(),
                directory.positions(),
                directory.haltLocks(),
                database -> detector,
                directory::close);
    }

    static NodeFiles of(PlainDirectory directory) {
        return new NodeFiles(
                directory.mount(),
                directory.lagMarker(),
                directory.databases(),
                directory.positions(),
                directory.haltLocks(),
                directory::roleOver,
                () -> {});
    }
}
