package io.litefs4j.testkit.contract;

import io.litefs4j.domain.mount.MountState;

/** What every port of the mount does while the directory belongs to a LiteFS that is stopped. */
public abstract class UnresponsiveContract extends NotRunningContract<UnresponsiveDriver> {
    protected UnresponsiveContract() {}

    @Override
    protected final void fail(UnresponsiveDriver node) {
        node.unresponsive();
    }

    @Override
    protected final MountState failed() {
        return MountState.UNRESPONSIVE;
    }
}
