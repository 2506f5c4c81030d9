package io.litefs4j.adapters.jdbc;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import java.util.function.Supplier;

/** A node whose role the test moves. */
final class SwitchableRole implements CurrentRole {
    private volatile Supplier<NodeRole> answer = NodeRole.Primary::new;

    void becomePrimary() {
        answer = NodeRole.Primary::new;
    }

    void follow(String primary) {
        answer = () -> new NodeRole.Replica(new Hostname(primary), new Lag(120));
    }

    void losePrimary() {
        answer = NodeRole.NoPrimary::new;
    }

    void stopLiteFs() {
        answer = () -> {
            throw new LiteFsNotRunningException(new AbsolutePath("/litefs"), MountState.NOT_MOUNTED);
        };
    }

    @Override
    public NodeRole role() {
        return answer.get();
    }
}
