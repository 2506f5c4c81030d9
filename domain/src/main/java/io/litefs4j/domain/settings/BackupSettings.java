package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.internal.Faults;
import io.litefs4j.domain.path.AbsolutePath;
import java.util.Optional;

/**
 * The {@code backup:} block. LiteFS knows these two kinds beside none, and ends at once on others.
 *
 * <p>Each kind holds what LiteFS reads for it; keys of another kind have no effect and are not part of the settings.
 * Whatever is written here, the environment variable {@code LITEFS_CLOUD_TOKEN} turns none into the service.
 * Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code initStoreBackupClient}.
 */
public sealed interface BackupSettings {
    /** Returns no backup: the default. */
    static BackupSettings none() {
        return new None();
    }

    /** Databases are not backed up. */
    record None() implements BackupSettings {}

    /**
     * The primary copies its transaction files into a directory.
     *
     * @param path the directory; LiteFS makes it
     */
    record File(AbsolutePath path) implements BackupSettings {
        public File {
            requireNonNull(path, "path");
        }
    }

    /**
     * LiteFS Cloud, a service that was discontinued, or a server that speaks its protocol.
     *
     * @param url empty takes {@code https://litefs.fly.io}
     * @param cluster the name of the cluster there; may be empty
     * @param authToken empty takes the environment variable {@code LITEFS_CLOUD_TOKEN}
     */
    record LiteFsCloud(Optional<ServiceUrl> url, String cluster, Optional<AuthToken> authToken)
            implements BackupSettings {
        /** @throws io.litefs4j.domain.InvalidValueException if the cluster has a control character */
        public LiteFsCloud {
            requireNonNull(url, "url");
            requireNonNull(authToken, "authToken");
            Faults.check(
                    cluster.codePoints()
                            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE),
                    "backup.cluster",
                    cluster,
                    "must have no control character");
        }
    }
}
