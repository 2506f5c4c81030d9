package io.litefs4j.adapters.http;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.PrimaryClaim;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;

/**
 * The word of {@code /info} of this machine's LiteFS. "Not primary, and nobody is" may be a glitch of one sample, for
 * LiteFS reads the two under separate locks; it is asked again once.
 */
final class HttpPrimaryClaim implements PrimaryClaim {
    private final HttpNodeInfos infos;
    private final AdvertiseUrl local;
    private final AbsolutePath path;
    private final Mount mount;

    HttpPrimaryClaim(HttpNodeInfos infos, AdvertiseUrl local, AbsolutePath path, Mount mount) {
        this.infos = infos;
        this.local = requireNonNull(local, "local");
        this.path = requireNonNull(path, "path");
        this.mount = requireNonNull(mount, "mount");
    }

    @Override
    public boolean isPrimary() {
        NodeInfo info = ask();
        boolean nobodyIs = !info.isPrimary() && !info.primary().isNamed();
        return nobodyIs ? ask().isPrimary() : info.isPrimary();
    }

    private NodeInfo ask() {
        try {
            return infos.of(local);
        } catch (NodeApiException e) {
            throw new LiteFsNotRunningException(path, state(e), e);
        }
    }

    private MountState state(NodeApiException e) {
        MountState state = mount.state();
        boolean silent = e.getCause() instanceof HttpTimeoutException || e.getCause() instanceof TimeoutException;
        return state == MountState.MOUNTED && silent ? MountState.UNRESPONSIVE : state;
    }
}
