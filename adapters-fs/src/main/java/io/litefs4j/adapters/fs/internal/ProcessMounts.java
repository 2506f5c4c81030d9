package io.litefs4j.adapters.fs.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The mounts that this process sees, from {@code /proc}; none on a machine that is not Linux. Safe for use by many
 * threads.
 */
public final class ProcessMounts implements Mounts {
    private final Path mountInfo;
    private volatile @Nullable Read last;

    public ProcessMounts() {
        this(Path.of("/proc/self/mountinfo"));
    }

    ProcessMounts(Path mountInfo) {
        this.mountInfo = requireNonNull(mountInfo, "mountInfo");
    }

    @Override
    public MountTable now() throws IOException {
        byte[] content = content();
        Read known = last;
        if (known == null || !Arrays.equals(known.content, content)) {
            known = new Read(content, MountInfo.parse(content));
            last = known;
        }
        return known.table;
    }

    private byte[] content() throws IOException {
        try {
            return Files.readAllBytes(mountInfo);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Mounts change rarely: what was parsed is kept beside the bytes that it came from. */
    private static final class Read {
        private final byte[] content;
        private final MountTable table;

        private Read(byte[] content, MountTable table) {
            this.content = content;
            this.table = table;
        }
    }
}
