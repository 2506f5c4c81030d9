package io.litefs4j.adapters.fs.internal;

import java.io.IOException;

/** What is mounted, asked anew each time. Asking touches no mount, so it returns though one of them hangs. */
@FunctionalInterface
public interface Mounts {
    MountTable now() throws IOException;
}
