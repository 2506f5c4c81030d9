package io.litefs4j.adapters.fs.internal;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is mounted where, at one moment. Immutable. */
public final class MountTable {
    private final List<MountPoint> mounts;
    private final Set<Integer> ids;

    public MountTable(List<MountPoint> mounts) {
        this.mounts = List.copyOf(mounts);
        this.ids = mounts.stream().map(MountPoint::id).collect(toUnmodifiableSet());
    }

    /** Returns all mounts, also those that another one hides. */
    public List<MountPoint> mounts() {
        return mounts;
    }

    /**
     * Returns the LiteFS that is mounted on {@code realPath} itself and not hidden by a later mount.
     *
     * @param realPath an absolute path without symbolic links
     */
    public Optional<MountPoint> liteFsAt(String realPath) {
        return visibleAt(realPath)
                .filter(mount -> mount.path().equals(realPath))
                .filter(MountPoint::isLiteFs);
    }

    /**
     * Returns the mount that answers for {@code realPath}: on it or above it.
     *
     * <p>Goes down from the root, because a mount may be covered by one on the same directory, or by one on a directory
     * above, and stays in the table nevertheless.
     */
    public Optional<MountPoint> visibleAt(String realPath) {
        MountPoint visible = climb(null, "/");
        for (int slash = realPath.indexOf('/', 1); slash > 0; slash = realPath.indexOf('/', slash + 1)) {
            visible = climb(visible, realPath.substring(0, slash));
        }
        return Optional.ofNullable(climb(visible, realPath));
    }

    /** Returns the topmost of the mounts that are stacked on {@code path}, {@code below} where there is none. */
    private @Nullable MountPoint climb(@Nullable MountPoint below, String path) {
        MountPoint top = below;
        for (MountPoint next = on(top, path); next != null; next = on(top, path)) {
            top = next;
        }
        return top;
    }

    private @Nullable MountPoint on(@Nullable MountPoint below, String path) {
        MountPoint found = null;
        for (MountPoint mount : mounts) {
            if (mount.path().equals(path) && isOn(below, mount)) {
                found = mount;
            }
        }
        return found;
    }

    /** In a container, or after a change of root, the parent of the first mount is not listed. */
    private boolean isOn(@Nullable MountPoint below, MountPoint mount) {
        boolean first = mount.parentId() == mount.id() || !ids.contains(mount.parentId());
        return below == null ? first : !first && mount.parentId() == below.id();
    }
}
