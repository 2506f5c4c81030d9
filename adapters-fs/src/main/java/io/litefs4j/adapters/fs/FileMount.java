package io.litefs4j.adapters.fs;

import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.Mount;
import io.litefs4j.domain.mount.MountState;

/** The state of the mount, by the mount table and by whether {@code .lag} can be looked at. */
record FileMount(MountProbe probe) implements Mount {

    @Override
    public MountState state() {
        try {
            probe.ask((files, on) -> files.attributes(MountProbe.LAG));
            return MountState.MOUNTED;
        } catch (LiteFsNotRunningException e) {
            return e.state();
        }
    }
}
