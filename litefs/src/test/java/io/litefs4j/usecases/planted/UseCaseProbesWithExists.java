package io.litefs4j.usecases.planted;

import java.nio.file.Files;
import java.nio.file.Path;

/** A planted violation: an access probe lies on a mount. */
public final class UseCaseProbesWithExists {
    public boolean isPrimary(Path mount) {
        return !Files.exists(mount.resolve(".primary"));
    }
}
