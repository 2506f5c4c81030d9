package io.litefs4j.testkit.contract;

import io.litefs4j.domain.mount.MountState;

/** What every port of the mount does while the directory was left behind by a LiteFS that died. */
public abstract class DisconnectedContract extends NotRunningContract<DisconnectedDriver> {
    protected DisconnectedContract() {}

    @Override
    protected final void fail(DisconnectedDriver node) {
        node.disconnected();
    }

    @Override
    protected final MountState failed() {
        return MountState.DISCONNECTED;
    }
}
