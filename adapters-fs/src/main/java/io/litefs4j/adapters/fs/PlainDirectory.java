package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.adapters.fs.internal.MountTable;
import io.litefs4j.adapters.fs.internal.Mounts;
import io.litefs4j.adapters.fs.internal.ProcessMounts;
import io.litefs4j.adapters.fs.internal.RealPath;
import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.database.Databases;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.halt.HaltLocks;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Positions;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.LagMarker;
import io.litefs4j.domain.primary.NodeRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory of plain SQLite files that stands in for a mount during development. Safe for use by many threads.
 *
 * <p>This one node is the primary, it lags behind nobody, and no database has a position. Where the directory or a
 * database in it turns out to lie in a LiteFS, now or later, there is no role: everything that protects that LiteFS would
 * be bypassed. Works everywhere; a LiteFS is seen on Linux, where it runs.
 */
public final class PlainDirectory {
    private static final NodeRole PRIMARY = new NodeRole.Primary();

    private final AbsolutePath directory;
    private final Mounts mounts;

    private PlainDirectory(AbsolutePath directory, Mounts mounts) {
        this.directory = requireNonNull(directory, "directory");
        this.mounts = requireNonNull(mounts, "mounts");
    }

    /**
     * Returns the directory, which need not exist yet.
     *
     * @throws InvalidValueException if it lies in a LiteFS, whether that answers or not
     */
    public static PlainDirectory at(AbsolutePath directory) {
        return at(directory, new ProcessMounts());
    }

    static PlainDirectory at(AbsolutePath directory, Mounts mounts) {
        PlainDirectory plain = new PlainDirectory(directory, mounts);
        plain.role().role();
        return plain;
    }

    /** Returns the role: primary, or {@link InvalidValueException} once the directory lies in a LiteFS. */
    public CurrentRole role() {
        return () -> roleAt(directory.toPath());
    }

    /** Returns the role over one database, which may be a symbolic link to elsewhere. */
    public CurrentRole roleOver(DatabaseName database) {
        return () -> roleAt(directory.toPath().resolve(database.value()));
    }

    private NodeRole roleAt(Path path) {
        liteFsAbove(path).ifPresent(liteFs -> {
            throw new InvalidValueException(
                    "mode",
                    "must be litefs for " + path + ", which lies in the LiteFS at " + liteFs.path()
                            + ": plain would bypass all that protects it",
                    "plain");
        });
        return PRIMARY;
    }

    private Optional<MountPoint> liteFsAbove(Path path) {
        try {
            MountTable table = mounts.now();
            Path leadsTo = RealPath.of(path, step -> isLiteFs(table, step));
            return table.visibleAt(leadsTo.toString()).filter(MountPoint::isOfLiteFs);
        } catch (IOException e) {
            throw new LiteFsNotRunningException(directory, MountState.NOT_MOUNTED, e);
        }
    }

    /** A link inside a LiteFS is not followed: that LiteFS may hang. */
    private static boolean isLiteFs(MountTable table, Path step) {
        return table.visibleAt(step.toString()).filter(MountPoint::isOfLiteFs).isPresent();
    }

    /** Returns a mount that is always there, for nothing can be missing. */
    public Mount mount() {
        return () -> MountState.MOUNTED;
    }

    /** Returns the lag of a primary: none. */
    public LagMarker lagMarker() {
        return () -> Lag.ZERO;
    }

    /** Returns the SQLite files in the directory. */
    public Databases databases() {
        return new PlainDatabases(directory);
    }

    /** Returns positions that know no database, for nothing is replicated. */
    public Positions positions() {
        return database -> Optional.empty();
    }

    /** Returns halt locks as a primary has them: granted at once, and excluding nobody. */
    public HaltLocks haltLocks() {
        return (database, limit) -> HaltLock.unneeded(database);
    }
}
