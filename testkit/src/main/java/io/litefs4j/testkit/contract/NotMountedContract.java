package io.litefs4j.testkit.contract;

import io.litefs4j.domain.mount.MountState;

/** What every port of the mount does while the directory is not mounted. */
public abstract class NotMountedContract extends NotRunningContract<NotMountedDriver> {
    protected NotMountedContract() {}

    @Override
    protected final void fail(NotMountedDriver node) {
        node.notMounted();
    }

    @Override
    protected final MountState failed() {
        return MountState.NOT_MOUNTED;
    }
}
