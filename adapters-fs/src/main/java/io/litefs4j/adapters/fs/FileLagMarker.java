package io.litefs4j.adapters.fs;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.LagMarker;
import java.io.IOException;

/** Reads {@code .lag}. Source: superfly/litefs {@code fuse/lag_node.go}. */
record FileLagMarker(MountProbe probe) implements LagMarker {

    @Override
    public Lag read() {
        return probe.ask((files, on) -> lag(files));
    }

    static Lag lag(MountFiles files) throws IOException {
        try {
            return Lag.parse(files.text(MountProbe.LAG));
        } catch (InvalidValueException e) {
            throw new IOException(MountProbe.LAG + " holds no lag: " + e.getMessage(), e);
        }
    }
}
